import { createHash } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import type { Channel } from '../../src/ground/refs';
import type { Received } from '../support/mail/mailbox';
import type { FakeSlack } from '../support/slack';
import type { FakeTeams } from '../support/teams';
import { wordsOf } from '../support/teams/card';
import { cardOf, type Posted } from '../support/teams/world';
import type { Press, Report } from './driver';

const entry = z.looseObject({ id: z.string(), type: z.string(), at: z.date() });
const step = z.object({ at: z.date(), notify: z.array(z.object({ type: z.string() })) });
const logged = z.looseObject({
  type: z.literal('logged'),
  plan: z.looseObject({ policy: z.looseObject({ steps: z.array(step) }).optional() }),
});
const named = z.array(z.object({ type: z.string() }));

/** A document by its own name for its key. */
const withId = <T extends { readonly _id: string }>({
  _id: id,
  ...rest
}: T): Omit<T, '_id'> & { readonly id: string } => ({
  ...rest,
  id,
});

const incident = z.object({
  _id: z.string(),
  version: z.number(),
  open: z.boolean(),
  dueAt: z.date().optional(),
  state: z.looseObject({ number: z.number(), title: z.string(), status: z.string() }),
  timeline: z.array(entry),
  outbox: z.array(z.object({ id: z.string(), at: z.date(), effect: z.looseObject({ type: z.string() }) })),
});
export type StoredCase = Omit<z.infer<typeof incident>, '_id'> & { readonly id: string };

const delivery = z.object({
  _id: z.string(),
  subject: z.object({ id: z.string() }),
  effect: z.string(),
  audience: z.looseObject({ type: z.string() }),
  notice: z.looseObject({ kind: z.string() }),
  target: z.looseObject({ type: z.string() }),
  status: z.enum(['pending', 'sending', 'sent', 'refused', 'unknown', 'cancelled']),
  reason: z.string().optional(),
  notBefore: z.date().optional(),
  insteadOf: z.string().optional(),
  ref: z.looseObject({ id: z.string() }).optional(),
  createdAt: z.date(),
  settledAt: z.date().optional(),
  attempts: z.number(),
});
export type StoredDelivery = Omit<z.infer<typeof delivery>, '_id'> & { readonly id: string };

/** A message that the bot posted and a platform took. */
export interface PostedMessage {
  readonly platform: Channel;
  /** Its conversation, without the thread. */
  readonly place: string;
  /** The platform's own id, where it is known. */
  readonly id?: string;
  /** The delivery's; only Slack carries it. */
  readonly key?: string;
  readonly words: string;
  readonly isCard: boolean;
  /** When its request reached the platform, in ms since 1970. */
  readonly at: number;
}

/** All that is known from outside when the dust has settled. */
export interface Evidence {
  readonly reports: readonly Report[];
  readonly presses: readonly Press[];
  readonly cases: readonly StoredCase[];
  readonly deliveries: readonly StoredDelivery[];
  readonly posts: readonly PostedMessage[];
  /** When it was gathered, in ms since 1970. */
  readonly at: number;
}

export const stepsOf = ({ timeline }: StoredCase): readonly z.infer<typeof step>[] =>
  timeline.flatMap((event) => logged.safeParse(event).data?.plan.policy?.steps ?? []);

/** Whom an event that fired steps named. */
export const notified = (event: StoredCase['timeline'][number]): readonly string[] =>
  (named.safeParse(event['notify']).data ?? []).map(({ type }) => type);

export type Stored = Pick<Evidence, 'cases' | 'deliveries'>;

export async function readStored(uri: string): Promise<Stored> {
  const client = await new MongoClient(uri).connect();
  try {
    const db = client.db();
    const [cases, deliveries] = await Promise.all([
      db.collection('incidents').find().toArray(),
      db.collection('deliveries').find().toArray(),
    ]);
    return {
      cases: z.array(incident).parse(cases).map(withId),
      deliveries: z.array(delivery).parse(deliveries).map(withId),
    };
  } finally {
    await client.close();
  }
}

const metadata = z.object({ event_payload: z.object({ key: z.string().optional() }) });

function keyIn(value: unknown): string | undefined {
  const given: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return metadata.safeParse(given).data?.event_payload.key;
}

export const postedInSlack = ({ calls }: FakeSlack): readonly PostedMessage[] =>
  calls
    .filter(({ method, accepted }) => method === 'chat.postMessage' && accepted)
    .map(({ channel = '', args, at }) => {
      const key = keyIn(args['metadata']);
      const isCard = key?.includes('.card.') ?? false;
      return {
        platform: 'slack',
        place: channel,
        ...(key !== undefined && { key }),
        words: String(args['text']),
        isCard,
        at,
      };
    });

/** As `adapters/email` names a ping's mail. */
export const mailIdOf = (key: string): string =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@vagt.example>`;

export const postedByMail = (mails: readonly Received[]): readonly PostedMessage[] =>
  mails.map(({ to, subject, text, messageId, at }) => {
    return { platform: 'mail', place: to, id: messageId, words: `${subject}\n${text}`, isCard: false, at };
  });

const wordsIn = (posted: Posted | undefined): string => posted?.text ?? wordsOf(posted && cardOf(posted));

export const postedInTeams = ({ world }: FakeTeams): readonly PostedMessage[] =>
  world.posts.map(({ id, conversation, shown, at }) => {
    const words = wordsIn(shown[0]);
    return { platform: 'teams', place: conversation.id, id, words, isCard: /^Status$/m.test(words), at };
  });
