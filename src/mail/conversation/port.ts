import type { Desk } from '../../desk/model';
import { numberWords, titleWords } from '../../desk/words';
import type { Clock } from '../../ground/clock';
import type { SubjectRef } from '../../ground/refs';
import { type AckLinks, LINK_DEEDS, type LinkDeed } from '../../incident/links/ack-link';
import type { IncidentStore } from '../../incident/store';
import type { Incident } from '../../incident/types';
import { readerOf } from '../../people/reach';
import type { PeopleStore } from '../../people/store';
import { StoreUnavailable } from '../../record/unavailable';
import { ChatError, type ChatPort } from '../../view/chat-port';
import { textsFor } from '../../view/text';
import type { View } from '../../view/view';
import { markedAddress } from '../addresses';
import type { MailLink, OutgoingMail, SendMail } from '../outgoing';
import { type Colleague, KNOWN_ORG } from '../who';
import { conversationAt, placeOf } from './place';
import { nameFor, type Threads } from './thread';

export interface MailPortDeps {
  readonly send: SendMail;
  readonly threads: Threads;
  readonly incidents: Pick<IncidentStore, 'load'>;
  readonly people: Pick<PeopleStore, 'get'>;
  /** Without a public address no page can be linked to. */
  readonly links?: Pick<AckLinks, 'make'> | undefined;
  /** Somebody whom the company knows by this address. */
  readonly colleague: (address: string) => Promise<Colleague | undefined>;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

/** To one address. */
const RATES = [
  { points: 10, seconds: 60 },
  { points: 60, seconds: 3600 },
] as const;

/** Buttons that a link can stand for, by the deed behind it. */
const deedOf = (action: string): LinkDeed | undefined =>
  LINK_DEEDS.find((deed) => action === deed || action === `${deed}.open`);

const buttonsIn = (view: View): readonly string[] =>
  view.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons.map(({ action }) => action) : []));

/** Mail as a platform: every message is a mail, one thread a case. What was sent stays as it is. */
export function createMailPort(deps: MailPortDeps): ChatPort {
  const { send, threads, incidents, people, links, colleague, desk, clock } = deps;
  const address = (): string => desk().mail?.address ?? '';

  async function caseOf(about: SubjectRef | undefined): Promise<Incident | undefined> {
    return about?.kind === 'incident' ? (await incidents.load(about.id))?.state : undefined;
  }

  async function linksFor(view: View, { id, caller }: Incident): Promise<readonly MailLink[]> {
    const made = buttonsIn(view).map(async (action) => {
      const deed = deedOf(action);
      const url = deed && (await links?.make(id, caller.id, deed));
      return url === undefined ? [] : [{ action, url }];
    });
    return (await Promise.all(made)).flat();
  }

  async function mailFor(place: { address: string; root?: string }, view: View, key: string, incident?: Incident) {
    const reader = readerOf(incident && (await people.get(incident.caller.id)), desk(), incident?.language);
    const ctx = { desk: desk(), reader, now: clock.now() };
    const t = textsFor(ctx);
    const messageId = nameFor(key, address());
    const basis = { to: place.address, view, messageId, lang: reader.lang, ...(place.root && { root: place.root }) };
    if (!incident) {
      return { ...basis, subject: view.fallback, links: [], foot: t('mail.howToWrite'), replyTo: address() };
    }
    const number = numberWords(ctx, incident);
    const opened = { incident: incident.id, address: place.address, delivery: key, name: messageId };
    return {
      ...basis,
      subject: incident.confidential ? `[${number}]` : `[${number}] ${titleWords(ctx, incident)}`,
      links: await linksFor(view, incident),
      foot: t('mail.howToAnswer', { number }),
      replyTo: markedAddress(address(), number, await threads.open(opened)),
    } satisfies OutgoingMail;
  }

  /** Nothing was sent yet: it is tried again. */
  const notYet = (error: unknown): never => {
    if (error instanceof ChatError) throw error;
    const cause = { cause: error, temporary: error instanceof StoreUnavailable };
    throw new ChatError('not_accepted', 'A mail could not be made', cause);
  };

  return {
    platform: 'mail',
    rates: RATES,
    async post(to, view, key, about) {
      const mail = await caseOf(about)
        .then((incident) => mailFor(conversationAt(to), view, key, incident))
        .catch(notYet);
      await send(mail);
      return { address: to, id: mail.messageId };
    },
    // It lies with its reader.
    update: async () => {},
    openDirect: async ({ org, user }) => (org === KNOWN_ORG ? placeOf({ address: user }) : undefined),
    async profile({ org, user }) {
      if (org !== KNOWN_ORG) return { name: user, member: false };
      const known = await colleague(user).catch(notYet);
      return { name: known?.name ?? user, member: known !== undefined, ...(known && { email: user }) };
    },
  };
}
