import fc from 'fast-check';
import { IMPACTS, URGENCIES, WAIT_REASONS } from '../../src/desk/model';
import { VAGT } from '../../src/ground/actor';
import type { Command } from '../../src/incident/commands';
import { decide, isRefusal } from '../../src/incident/decide';
import type { IncidentEvent } from '../../src/incident/events';
import { evolve } from '../../src/incident/evolve';
import { incidentKind } from '../../src/incident/kind';
import { react } from '../../src/incident/react';
import { type Incident, RESOLUTION_CODES, type Status } from '../../src/incident/types';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import { showView } from '../../src/incident/views/lists/show';
import { noticeView } from '../../src/incident/views/notices/notice-view';
import { verdictOf } from '../../src/record/repair';
import { aDesk } from '../support/desk';
import { ANNA, aReport, BO, CALLER, CARL, DINA, MONDAY_9, OTHER } from '../support/given';

const SECRET = 'internal-only-words';
/** With limits of silence, so that the stories have those too. */
const quiet = { kind: 'ms', ms: 90 * 60_000, text: '90m' } as const;
const { targets } = aDesk();
const desk = aDesk({
  targets: {
    P1: { ...targets.P1, noNews: quiet },
    P2: { ...targets.P2, noNews: quiet },
    P3: { ...targets.P3, noNews: quiet },
    P4: { ...targets.P4, noNews: quiet },
    P5: { ...targets.P5, noNews: quiet },
  },
});
const anyText = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('Cleared it', 'Øl på tastaturet') },
  { weight: 1, arbitrary: fc.constantFrom('', '  ', 'x'.repeat(5000)) },
);
/** Each held message has words of its own. */
const anyHeld = fc.nat().map((n) => `held-${n}-words`);
/** Stands for the message that was held last. */
const NEWEST = 'newest';
const anyBody = fc.oneof(
  fc.record({
    type: fc.constant('assess' as const),
    impact: fc.constantFrom(...IMPACTS),
    urgency: fc.constantFrom(...URGENCIES),
  }),
  fc.constantFrom({ type: 'claim' as const }, { type: 'works' as const }, { type: 'fixed' as const }),
  fc.constant({ type: 'release' as const }),
  fc.record({ type: fc.constant('ask' as const), text: anyText }),
  fc.record({ type: fc.constant('ask' as const), text: anyText }),
  fc.record({ type: fc.constant('answer' as const), text: anyText, attachments: fc.constant([]) }),
  fc.record({ type: fc.constant('message' as const), text: anyText }),
  fc.record({ type: fc.constant('message' as const), text: anyHeld, hold: fc.constant(true as const) }),
  fc.constant({ type: 'unsend' as const, message: NEWEST }),
  fc.record({ type: fc.constant('note' as const), text: fc.constant(SECRET), attachments: fc.constant([]) }),
  fc.record({ type: fc.constant('escalate' as const), reason: fc.constant(SECRET) }),
  fc.record({ type: fc.constant('resolve' as const), text: anyText, code: fc.constantFrom(...RESOLUTION_CODES) }),
  fc.record({ type: fc.constant('notYet' as const), why: anyText }),
  fc.constantFrom({ type: 'cancel' as const }, { type: 'reopen' as const }),
  fc.constantFrom({ type: 'seen' as const }, { type: 'resume' as const }, { type: 'accept' as const }),
  fc.record({
    type: fc.constant('assign' as const),
    to: fc.constant({ id: 'p-dina', name: 'Dina Krogh', key: 'dina' }),
  }),
  fc.record({ type: fc.constant('wait' as const), reason: fc.constantFrom(...WAIT_REASONS), hours: fc.nat(200) }),
  fc.record({ type: fc.constant('handOver' as const), team: fc.constantFrom('network', 'service-desk') }),
  fc.record({ type: fc.constant('return' as const), why: fc.constant(SECRET) }),
  fc.constant({ type: 'tick' as const }),
  fc.constant({ type: 'tick' as const }),
);
const anyStep = fc.record({
  body: anyBody,
  by: fc.constantFrom(CALLER, CALLER, CALLER, DINA, DINA, DINA, ANNA, BO, CARL, OTHER),
  minutes: fc.constantFrom(0, 1, 1, 7, 7, 40, 300, 5000),
});
type AnyStep = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;
/** A message that is taken back at once: by chance alone it would hardly ever be. */
const secondThoughts = fc.tuple(anyHeld, fc.constantFrom(DINA, ANNA)).map(([text, by]): readonly AnyStep[] => [
  { body: { type: 'message', text, hold: true }, by: DINA, minutes: 1 },
  { body: { type: 'unsend', message: NEWEST }, by, minutes: 0 },
]);
const anySteps = fc
  .array(fc.oneof({ weight: 19, arbitrary: anyStep.map((step) => [step]) }, { weight: 1, arbitrary: secondThoughts }), {
    minLength: 1,
    maxLength: 40,
    size: 'max',
  })
  .map((parts) => parts.flat());

const commandOf = ({ body, by }: AnyStep, at: Date, { held }: Incident): Command => {
  const envelope = { incident: 'i-1', at, key: `k-${at.getTime()}` };
  if (body.type === 'wait') {
    const { hours, ...rest } = body;
    return { ...envelope, ...rest, by, note: SECRET, until: new Date(at.getTime() + hours * 3600_000) };
  }
  if (body.type === 'unsend') return { ...envelope, ...body, by, message: held?.at(-1)?.message ?? NEWEST };
  return body.type === 'tick' ? { ...envelope, type: 'tick', by: VAGT } : { ...envelope, ...body, by };
};

/** What is so already when it comes again, whatever happened before it. */
const ONCE: readonly Command['type'][] = [
  'accept',
  'assess',
  'assign',
  'cancel',
  'claim',
  'fixed',
  'handOver',
  'notYet',
  'release',
  'reopen',
  'resolve',
  'resume',
  'seen',
  'tick',
  'unsend',
  'wait',
  'works',
];
const isOnce = ({ type }: Command): boolean => ONCE.includes(type);

const fold = (events: readonly IncidentEvent[]): Incident => {
  const state = events.reduce<Incident | undefined>(evolve, undefined);
  if (!state) throw new Error('No events');
  return state;
};

/** Every status the events went through, one by one. */
const edgesOf = (before: Incident, events: readonly IncidentEvent[]) =>
  events.reduce<{ state: Incident; edges: string[] }>(
    ({ state, edges }, event) => {
      const next = evolve(state, event);
      return {
        state: next,
        edges: next.status === state.status ? edges : [...edges, `${state.status} → ${next.status}`],
      };
    },
    { state: before, edges: [] },
  ).edges;
/** Every edge of the lifecycle; anything else is a refusal. Source: DESIGN §1, and docs/adr/0001 for `closed → new`. */
const EDGES: Readonly<Record<Status, readonly Status[]>> = {
  new: ['in_progress', 'resolved', 'cancelled'],
  in_progress: ['waiting', 'new', 'resolved', 'cancelled'],
  waiting: ['in_progress', 'new', 'resolved', 'cancelled'],
  resolved: ['in_progress', 'closed'],
  closed: ['in_progress', 'new'],
  cancelled: ['new'],
};

const ALLOWED = Object.entries(EDGES).flatMap(([from, tos]) => tos.map((to) => `${from} → ${to}`));

const seenByCaller = (state: Incident, events: readonly IncidentEvent[], effects: ReturnType<typeof react>): string => {
  const ctx = { desk, reader: { lang: 'en' as const, zone: 'Europe/Copenhagen' }, now: state.changedAt };
  const said = effects.flatMap((effect) =>
    effect.type === 'once' && effect.to.type === 'caller' && !effect.notBefore
      ? [noticeView(effect.notice, state, ctx, 'caller')]
      : [],
  );
  return JSON.stringify([
    incidentCard(state, 'caller', ctx),
    showView({ incident: state, timeline: events }, 'caller', ctx),
    said,
  ]);
};

/** Words of messages that were taken back, or may still be. */
const notSent = (timeline: readonly IncidentEvent[], now: Date): readonly string[] =>
  timeline.flatMap((event) => {
    if (event.type !== 'messaged' || !event.held) return [];
    const { message, sendAt } = event.held;
    const isUndone = timeline.some((other) => other.type === 'unsent' && other.message === message);
    return isUndone || sendAt > now ? [event.text] : [];
  });

describe('any story', () => {
  it('keeps to the lifecycle, folds to its state, stays silent when refused or already so, never goes astray, and tells the caller nothing internal', () => {
    const reached = new Set<string>();
    const again = new Set<string>();
    let undone = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        const logged = decide(aReport(), undefined, desk);
        if (isRefusal(logged)) throw new Error(logged.refused);
        let timeline: readonly IncidentEvent[] = logged;
        let state = fold(timeline);
        let at = MONDAY_9.getTime();
        for (const step of steps) {
          at += step.minutes * 60_000;
          const command = commandOf(step, new Date(at), state);
          const outcome = decide(command, state, desk);
          if (isRefusal(outcome)) continue;
          const edges = edgesOf(state, outcome);
          for (const edge of edges) reached.add(edge);
          expect(ALLOWED).toEqual(expect.arrayContaining(edges));
          const after = outcome.reduce<Incident>(evolve, state);
          const effects = react(outcome, state, after);
          if (outcome.length === 0) expect(effects).toEqual([]);
          timeline = [...timeline, ...outcome];
          expect(fold(timeline)).toEqual(after);
          const seen = seenByCaller(after, timeline, effects);
          expect([SECRET, ...notSent(timeline, after.changedAt)].filter((words) => seen.includes(words))).toEqual([]);
          if (outcome.some(({ type }) => type === 'unsent')) undone += 1;
          expect(verdictOf(incidentKind, after, new Date(at))).not.toBe('astray');
          if (outcome.length > 0 && isOnce(command)) {
            expect(decide(command, after, desk)).toEqual([]);
            again.add(command.type);
          }
          if (after.nextAt && command.type === 'tick') expect(after.nextAt.getTime()).toBeGreaterThan(at);
          state = after;
        }
      }),
      // A fixed seed: which edges the stories reach must not depend on chance.
      { numRuns: 300, seed: 99 },
    );
    expect(undone).toBeGreaterThan(10);
    // Each of them was accepted in some story, and changed nothing when it came again.
    expect([...again].toSorted()).toEqual(ONCE.toSorted());
    // The stories went along every edge there is: none of them is only on paper.
    expect([...reached].toSorted()).toEqual(ALLOWED.toSorted());
  });
});
