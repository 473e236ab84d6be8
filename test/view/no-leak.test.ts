import fc from 'fast-check';
import { VAGT } from '../../src/ground/actor';
import type { PersonCommand } from '../../src/incident/commands';
import { decide, isRefusal } from '../../src/incident/decide';
import type { Notice } from '../../src/incident/effects';
import type { IncidentEvent } from '../../src/incident/events';
import { evolve } from '../../src/incident/evolve';
import { type Incident } from '../../src/incident/types';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import { mineView } from '../../src/incident/views/lists/mine';
import { showView } from '../../src/incident/views/lists/show';
import { noticeView } from '../../src/incident/views/notices/notice-view';
import { aDesk } from '../support/desk';
import { ANNA, type Body, CALLER, DINA, given, minutesAfter } from '../support/given';
import { reading } from './support';

const INTERNAL = 'XSECRETX';
const secret = fc.nat(9999).map((n) => `${INTERNAL}${n}`);
const pictures = secret.map((name) => [{ id: name, name, type: 'image/png' }]);

type Move = { readonly by: typeof DINA; readonly do: Body | { readonly type: 'tick' }; readonly after: number };
const byStaff = (body: fc.Arbitrary<Body>) =>
  fc.record({ by: fc.constantFrom(DINA, ANNA), do: body, after: fc.nat(300) });
const byCaller = (...bodies: readonly Body[]) =>
  fc.record({ by: fc.constant(CALLER), do: fc.constantFrom(...bodies), after: fc.nat(300) });

const anyMessage = secret.map((text) => ({ type: 'message', text, hold: true }) as const);
/** A message that is taken back before it is sent; `play` knows which. */
const takenBack = fc.tuple(anyMessage, fc.nat(300)).map(([message, after]): readonly Move[] => [
  { by: DINA, do: message, after },
  { by: ANNA, do: { type: 'unsend', message: '' }, after: 0 },
]);

const single: fc.Arbitrary<Move> = fc.oneof(
  byStaff(fc.record({ type: fc.constant('note' as const), text: secret, attachments: pictures })),
  byStaff(fc.record({ type: fc.constant('escalate' as const), reason: secret })),
  byStaff(fc.record({ type: fc.constant('release' as const), why: secret })),
  byStaff(fc.constantFrom<Body>({ type: 'claim' }, { type: 'ask', text: 'Which?' }, { type: 'message', text: 'Soon' })),
  byStaff(fc.constantFrom<Body>({ type: 'resolve', text: 'Cleared', code: 'workaround' }, { type: 'cancel' })),
  byCaller({ type: 'answer', text: 'This', attachments: [] }, { type: 'notYet', why: 'No' }, { type: 'fixed' }),
  byCaller({ type: 'reopen' }, { type: 'assess', impact: 'everybody', urgency: 'stopped' }, { type: 'works' }),
  fc.record({ by: fc.constant(DINA), do: fc.constant({ type: 'tick' as const }), after: fc.nat(3000) }),
);
const moves: fc.Arbitrary<readonly Move[]> = fc
  .array(fc.oneof({ weight: 9, arbitrary: single.map((move) => [move]) }, { weight: 1, arbitrary: takenBack }), {
    minLength: 5,
    maxLength: 25,
  })
  .map((parts) => parts.flat());

const commandOf = (move: Move, at: Date, n: number, { held }: Incident) => {
  const envelope = { incident: 'i-1', at, key: `k-${n}` };
  if (move.do.type === 'unsend') {
    return { ...envelope, by: move.by, type: 'unsend', message: held?.at(-1)?.message ?? '' } as const;
  }
  if (move.do.type === 'tick') return { ...envelope, type: 'tick' as const, by: VAGT } as const;
  const command: PersonCommand = { ...move.do, ...envelope, by: move.by };
  return command;
};

/** Plays moves one after the other; what is refused changes nothing. */
const play = (list: readonly Move[]) => {
  const desk = aDesk();
  const start = given([]);
  let state: Incident = start.state;
  const timeline: IncidentEvent[] = [...start.events];
  let minutes = 0;
  for (const [n, move] of list.entries()) {
    minutes += move.after;
    const outcome = decide(commandOf(move, minutesAfter(minutes), n, state), state, desk);
    if (isRefusal(outcome)) continue;
    for (const event of outcome) {
      state = evolve(state, event);
      timeline.push(event);
    }
  }
  return { state, timeline, minutes };
};

const NOTICES: readonly Notice[] = [
  { kind: 'escalated', reason: `${INTERNAL} reason` },
  { kind: 'undelivered', of: 'answered', whom: { type: 'owner' }, fate: 'refused', text: 'This' },
  { kind: 'claimed' },
  { kind: 'released' },
  { kind: 'cancelled' },
  { kind: 'reopened' },
  { kind: 'resolved', text: 'Cleared' },
  { kind: 'ping', repeat: true },
];

test('nothing internal reaches the caller, whatever happens', () => {
  let secrets = 0;
  fc.assert(
    fc.property(moves, fc.constantFrom('da' as const, 'en' as const), (list, lang) => {
      const { state, timeline, minutes } = play(list);
      const ctx = reading(lang, minutes, { fileUrl: (id) => `https://desk.example/${id}` });
      const team = showView({ incident: state, timeline }, 'team', ctx);
      if (JSON.stringify(team).includes(INTERNAL)) secrets += 1;
      const seen = [
        incidentCard(state, 'caller', ctx),
        showView({ incident: state, timeline }, 'caller', ctx),
        mineView(ctx, { reported: [state], owned: [] }),
        ...NOTICES.map((notice) => noticeView(notice, state, ctx, 'caller', DINA.name)),
      ];
      expect(JSON.stringify(seen)).not.toContain(INTERNAL);
    }),
    { numRuns: 150 },
  );
  // The marker was there to be leaked.
  expect(secrets).toBeGreaterThan(50);
});

test('the team does see it', () => {
  const { state, timeline } = play([
    { by: DINA, do: { type: 'message', text: `${INTERNAL}0`, hold: true }, after: 1 },
    { by: DINA, do: { type: 'unsend', message: '' }, after: 0 },
    { by: DINA, do: { type: 'note', text: `${INTERNAL}1`, attachments: [] }, after: 1 },
    { by: DINA, do: { type: 'escalate', reason: `${INTERNAL}2` }, after: 1 },
  ]);
  const shown = JSON.stringify(showView({ incident: state, timeline }, 'team', reading('en', 5)));
  expect(shown).toContain(`${INTERNAL}0`);
  expect(shown).toContain(`${INTERNAL}1`);
  expect(shown).toContain(`${INTERNAL}2`);
});
