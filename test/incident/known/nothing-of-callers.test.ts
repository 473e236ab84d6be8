import fc from 'fast-check';
import type { Notice } from '../../../src/incident/effects';
import { disturbances, knownOf } from '../../../src/incident/policies/services/known';
import type { Incident } from '../../../src/incident/types';
import { outagesView } from '../../../src/incident/views/lists/known';
import { noticeView } from '../../../src/incident/views/notices/notice-view';
import { plainView } from '../../../src/incident/views/plain';
import { PAYROLL } from '../../support/areas';
import { aDesk } from '../../support/desk';
import { aReport, BO, type Body, CALLER, DINA, given, type Story } from '../../support/given';
import { read, reading } from '../../view/support';

/** What its caller writes, what the team says among itself, and what an operator writes for everybody. */
const MINE = 'XMINEX';
const INTERNAL = 'XINTERNALX';
const TITLE = 'XPUBLICX';
const HELPS = 'XHELPSX';

const MOVES: readonly (readonly [typeof DINA, Body])[] = [
  [DINA, { type: 'claim' }],
  [DINA, { type: 'title', title: `${INTERNAL} title` }],
  [DINA, { type: 'publish', title: TITLE }],
  [DINA, { type: 'publish', title: '' }],
  [DINA, { type: 'workaround', why: HELPS }],
  [DINA, { type: 'note', text: INTERNAL, attachments: [] }],
  [DINA, { type: 'priority', priority: 'P1', why: INTERNAL }],
  [DINA, { type: 'priority', priority: 'auto' }],
  [DINA, { type: 'escalate', reason: INTERNAL }],
  [DINA, { type: 'handOver', team: 'network', why: INTERNAL }],
  [BO, { type: 'accept' }],
  [DINA, { type: 'release', why: INTERNAL }],
  [DINA, { type: 'ask', text: INTERNAL }],
  [CALLER, { type: 'answer', text: MINE, attachments: [] }],
  [DINA, { type: 'resolve', text: INTERNAL, code: 'fixed' }],
  [CALLER, { type: 'notYet', why: MINE }],
  [DINA, { type: 'cancel', why: INTERNAL }],
  [CALLER, { type: 'reopen', why: MINE }],
];
const NOTICES: readonly Notice[] = [
  ...(['logged', 'taken', 'resolved', 'cancelled', 'reopened'] as const).map(
    (what): Notice => ({ kind: 'followed', what }),
  ),
  { kind: 'workaround', text: HELPS },
];
const desk = aDesk({ services: PAYROLL });
const theirs = { title: `${MINE} printer`, details: `${MINE} details`, where: MINE, service: 'payroll' };
const open = aReport({ ...theirs, assessment: { impact: 'everybody', urgency: 'stopped' } });
const secret = aReport({ ...theirs, category: 'people' });

const after = (moves: readonly number[], report: typeof open): Story => {
  let story = given([], report, desk);
  for (const [i, move] of moves.entries()) {
    const [by, body] = MOVES[move] ?? [DINA, { type: 'claim' }];
    const done = story.when(by, body, i + 2);
    if (done.events.length > 0) story = done.story;
  }
  return story;
};

/** All that somebody hears or sees who may not read the case. */
const outside = (state: Incident): string => {
  const known = knownOf(state);
  return (['da', 'en'] as const)
    .flatMap((lang) => {
      const ctx = { ...reading(lang, 60), desk };
      const told = (['meToo', 'ofService', 'ofTeam'] as const).flatMap((to) =>
        NOTICES.flatMap((notice) => [
          JSON.stringify(noticeView(notice, state, ctx, to, DINA.name)),
          JSON.stringify(plainView(notice, state, ctx, to, undefined, undefined)),
        ]),
      );
      return [...told, ...read(outagesView(ctx, disturbances(known ? [known] : [])))];
    })
    .join('\n');
};

const anyMoves = fc.array(fc.nat(MOVES.length - 1), { maxLength: 25 });

test('whatever is done, who has the same sees nothing that its caller or the team wrote, but what is for everybody', () => {
  let titled = 0;
  let helped = 0;
  fc.assert(
    fc.property(anyMoves, (moves) => {
      const { state } = after(moves, open);
      const words = outside(state);
      expect(words).not.toMatch(/XMINEX|XINTERNALX|Kim/);
      const known = knownOf(state);
      const { publicTitle, workaround } = state;
      expect(known?.title).toBe(known && publicTitle?.text);
      expect(known?.workaround).toBe(known && publicTitle && workaround?.text);
      titled += known?.title === undefined ? 0 : 1;
      helped += known?.workaround === undefined ? 0 : 1;
    }),
    { numRuns: 150, seed: 11 },
  );
  expect(titled).toBeGreaterThan(0);
  expect(helped).toBeGreaterThan(0);
});

test('and of a confidential case there is nothing to see', () => {
  fc.assert(
    fc.property(anyMoves, (moves) => {
      const { state } = after(moves, secret);
      expect(state.confidential).toBe(true);
      expect(knownOf(state)).toBeUndefined();
      expect(state).not.toHaveProperty('publicTitle');
      expect(outside(state)).not.toMatch(/XMINEX|XINTERNALX|XPUBLICX/);
    }),
    { numRuns: 100, seed: 12 },
  );
});
