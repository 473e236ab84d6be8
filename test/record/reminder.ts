import { z } from 'zod';
import type { MongoKind } from '../../adapters/mongo/records';

import type { Snapshot } from '../../src/delivery/subject';
import { effectOf } from '../../src/record/effects';
import type { Kind } from '../../src/record/kind';
import { opt } from '../../src/record/schema';
import type { Stored } from '../../src/record/stored';
import { line } from '../support/outgoing';
import { plainSnapshot } from './kind-run';

const text = z.string();
const state = z.object({
  id: text,
  source: text,
  externalKey: text,
  changedAt: z.date(),
  nextAt: opt(z.date()),
  text,
  person: text,
  isDone: z.boolean(),
  /** A reminder that is done with this one. */
  partner: opt(text),
});
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), at: z.date(), ...shape });
const created = event('created', { state });
const events = [created, event('snoozed', { until: z.date() }), event('reminded', {}), event('done', {})] as const;
const effect = effectOf(z.object({ type: z.literal('caller') }), z.object({ kind: text }));

type State = z.infer<typeof state>;
type Event = z.infer<(typeof events)[number]>;
type Given = { readonly key: string; readonly id: string } & (
  | { readonly type: 'create'; readonly text: string; readonly person: string; readonly due: Date; partner?: string }
  | { readonly type: 'snooze'; readonly until: Date }
  | { readonly type: 'done' | 'tick' }
);
export interface ReminderTypes {
  readonly state: State;
  readonly command: Given;
  readonly event: Event;
  readonly effect: z.infer<typeof effect>;
  readonly refusal: { readonly refused: 'no_such_reminder' | 'done_already' };
}

const evolve = (before: State | undefined, given: Event): State => {
  if (given.type === 'created') return given.state;
  if (!before) throw new Error('A reminder begins with its creation');
  const { nextAt: _, ...rest } = { ...before, changedAt: given.at };
  if (given.type === 'snoozed') return { ...rest, nextAt: given.until };
  return given.type === 'done' ? { ...rest, isDone: true } : rest;
};

const decide: Kind<ReminderTypes>['decide'] = (given, at, before) => {
  if (given.type === 'create') {
    const { key: externalKey, type: _, due: nextAt, ...rest } = given;
    const fresh = { ...rest, source: 'test', externalKey, isDone: false, changedAt: at, nextAt };
    return before ? [] : [{ type: 'created', at, state: fresh }];
  }
  if (!before) return { refused: 'no_such_reminder' };
  switch (given.type) {
    case 'snooze':
      return before.isDone ? { refused: 'done_already' } : [{ type: 'snoozed', at, until: given.until }];
    case 'done':
      return before.isDone ? [] : [{ type: 'done', at }];
    case 'tick':
      return before.nextAt && before.nextAt <= at ? [{ type: 'reminded', at }] : [];
  }
};

/** A second kind, to see that record and delivery need no incident: one timer, one card, one message. */
export const reminderKind: Kind<ReminderTypes> = {
  name: 'reminder',
  schema: 1,
  idOf: ({ id }) => id,
  creates: ({ type }) => type === 'create',
  decide,
  evolve,
  react: ([first], _, { id, nextAt, isDone, partner }) => [
    { type: 'live', place: 'caller' },
    ...(first?.type === 'reminded'
      ? [{ type: 'once' as const, to: { type: 'caller' as const }, notice: { kind: 'reminded' } }]
      : []),
    ...(nextAt ? [{ type: 'tick' as const, at: nextAt }] : []),
    ...(isDone && partner !== undefined
      ? [{ type: 'command' as const, kind: 'reminder', id: partner, command: 'done', key: `with ${id}` }]
      : []),
  ],
  missing: { refused: 'no_such_reminder' },
  tick: (id, key) => ({ type: 'tick', id, key }),
  asked: ({ id, command, key }) => (command === 'done' ? { type: 'done', id, key } : undefined),
  isOpen: ({ isDone }) => !isDone,
  nextLook: ({ nextAt }) => nextAt,
  mayRest: () => true,
  urgency: () => 5,
};

export const REMINDERS: MongoKind<ReminderTypes> = {
  kind: reminderKind,
  collection: 'reminders',
  state,
  entry: z.discriminatedUnion('type', [
    created.extend({ id: text }),
    ...events.slice(1).map((one) => one.extend({ id: text })),
  ]),
  effect,
};

/** What delivery is told of a reminder. */
export const reminderSnapshot = (stored: Stored<ReminderTypes>): Snapshot => {
  const { id, text: title, person, isDone, nextAt } = stored.state;
  const status = isDone ? 'done' : nextAt ? 'waiting' : 'due';
  return {
    ...plainSnapshot({ kind: 'reminder', id }, stored, person),
    overtaken: () => (isDone ? 'overtaken' : undefined),
    card: () => line(`card: ${title}, ${status}`),
    notice: () => line(`said: ${title}`),
  };
};
