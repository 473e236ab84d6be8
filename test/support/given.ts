import type { Desk } from '../../src/desk/model';
import { type Actor, VAGT } from '../../src/ground/actor';
import type { CommandOf, PersonCommand } from '../../src/incident/commands';
import { decide, isRefusal } from '../../src/incident/decide';
import type { IncidentEvent, RefusalCode } from '../../src/incident/events';
import { evolve } from '../../src/incident/evolve';
import type { Figures } from '../../src/incident/policies/choosing';
import { type Incident } from '../../src/incident/types';
import { aDesk } from './desk';

export const CALLER: Actor = { id: 'p-kim', name: 'Kim Jensen', member: true };
export const OTHER: Actor = { id: 'p-ole', name: 'Ole Olsen', member: true };
export const ANNA: Actor = { id: 'p-anna', name: 'Anna Holm', member: true, deskKey: 'anna' };
export const BO: Actor = { id: 'p-bo', name: 'Bo Lund', member: true, deskKey: 'bo' };
export const CARL: Actor = { id: 'p-carl', name: 'Carl Friis', member: true, deskKey: 'carl' };
export const DINA: Actor = { id: 'p-dina', name: 'Dina Krogh', member: true, deskKey: 'dina' };

/** Monday 2026-11-23 09:00 in Copenhagen, an open day. */
export const MONDAY_9 = new Date('2026-11-23T08:00:00Z');
export const minutesAfter = (minutes: number, from = MONDAY_9): Date => new Date(from.getTime() + minutes * 60_000);

type Loose<C> = C extends unknown ? Omit<C, 'incident' | 'at' | 'key' | 'by'> : never;
/** A command without its envelope. */
export type Body = Loose<PersonCommand>;

export const aReport = (more: Partial<Omit<CommandOf<'report'>, 'type'>> = {}): CommandOf<'report'> => ({
  type: 'report',
  incident: 'i-1',
  at: MONDAY_9,
  by: CALLER,
  key: 'k-report',
  number: 1,
  source: 'teams',
  title: 'The printer on floor 3 is jammed',
  attachments: [],
  language: 'en',
  origin: { platform: 'teams', kind: 'direct', id: 'a:kim' },
  ...more,
});

/** Who does what, `at` minutes after logging. */
export interface Step {
  readonly by: Actor | typeof VAGT;
  readonly do: Body | { readonly type: 'tick' } | { readonly type: 'survey'; readonly mayAsk?: boolean };
  readonly at: number;
}

export interface Story {
  readonly desk: Desk;
  readonly state: Incident;
  readonly events: readonly IncidentEvent[];
  when(by: Step['by'], body: Step['do'], at?: number): Result;
  /** A rule chooses, by these figures. */
  choosing(figures: Figures, at: number): Result;
}

export interface Result {
  /** The story after it; throws when it was refused. */
  readonly story: Story;
  readonly events: readonly IncidentEvent[];
  then(...types: readonly IncidentEvent['type'][]): Story;
  thenNothing(): void;
  thenRefused(code: RefusalCode): void;
}

const command = (by: Step['by'], body: Step['do'], at: Date) => {
  const envelope = { incident: 'i-1', at, key: `k-${at.getTime()}-${body.type}` };
  if (body.type === 'tick' || body.type === 'survey') return { ...body, ...envelope, by: VAGT } as const;
  if (by === VAGT) throw new Error('Only ticks are given by the desk itself');
  return { ...body, ...envelope, by };
};

const result = (desk: Desk, before: Story | undefined, outcome: ReturnType<typeof decide>): Result => {
  const events = isRefusal(outcome) ? [] : outcome;
  const tell = (): Story => {
    if (isRefusal(outcome)) throw new Error(`Refused: ${outcome.refused}`);
    const all = [...(before?.events ?? []), ...events];
    const state = events.reduce<Incident | undefined>(evolve, before?.state);
    if (!state) throw new Error('Nothing happened');
    return story(desk, state, all);
  };
  return {
    get story() {
      return tell();
    },
    events,
    then: (...types) => {
      expect(isRefusal(outcome) ? outcome : events.map(({ type }) => type)).toEqual(types);
      return tell();
    },
    thenNothing: () => {
      expect(outcome).toEqual([]);
    },
    thenRefused: (code) => {
      expect(isRefusal(outcome) ? outcome.refused : events.map(({ type }) => type)).toBe(code);
    },
  };
};

const story = (desk: Desk, state: Incident, events: readonly IncidentEvent[]): Story => {
  const told: Story = {
    desk,
    state,
    events,
    when: (by, body, at = 1) => result(desk, told, decide(command(by, body, minutesAfter(at)), state, desk)),
    choosing: (figures, at) => {
      const asked = {
        type: 'choose',
        incident: 'i-1',
        by: VAGT,
        key: `choose-${at}`,
        at: minutesAfter(at),
        figures,
      } as const;
      return result(desk, told, decide(asked, state, desk));
    },
  };
  return told;
};

/** Logs `report` and plays the steps; each must be accepted. */
export const given = (steps: readonly Step[] = [], report = aReport(), desk = aDesk()): Story => {
  const logged = result(desk, undefined, decide(report, undefined, desk)).story;
  return steps.reduce((told, step) => told.when(step.by, step.do, step.at).story, logged);
};

export const claimed: Step = { by: DINA, do: { type: 'claim' }, at: 1 };
export const asked: Step = { by: DINA, do: { type: 'ask', text: 'Which printer?' }, at: 2 };
export const resolved: Step = { by: DINA, do: { type: 'resolve', text: 'Cleared the jam', code: 'fixed' }, at: 3 };
export const closed: Step = { by: CALLER, do: { type: 'fixed' }, at: 4 };
/** Its caller is asked how it went. */
export const surveyed: Step = { by: VAGT, do: { type: 'survey', mayAsk: true }, at: 5 };
export const cancelled: Step = { by: CALLER, do: { type: 'cancel' }, at: 4 };
export const tickAt = (at: number): Step => ({ by: VAGT, do: { type: 'tick' }, at });
