import type { Audience, Notice } from '../../src/incident/effects';
import { evolve } from '../../src/incident/evolve';
import { listedCase } from '../../src/incident/listed-case';
import { isOffered, mayRead, mayWork, receives } from '../../src/incident/rights';
import type { Incident } from '../../src/incident/types';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import { noticeView } from '../../src/incident/views/notices/notice-view';
import { noticeReaderOf } from '../../src/incident/views/notices/sentence';
import { aDesk } from '../support/desk';
import { ANNA, aReport, BO, CALLER, CARL, DINA, given, OTHER, type Step, tickAt } from '../support/given';
import { read, reading } from '../view/support';

const desk = aDesk();
const TITLE = 'My pay is wrong';
const secret = aReport({
  title: TITLE,
  category: 'people',
  assessment: { impact: 'everybody', urgency: 'stopped' },
});
const offered: Step = { by: ANNA, do: { type: 'handOver', team: 'network' }, at: 1 };
const stateOf = (steps: readonly Step[] = [], report = secret) => given(steps, report).state;
const rights = (state: Incident, actor: typeof ANNA) => [mayRead(desk, actor, state), mayWork(desk, actor, state)];

test('the manager of an urgent one may read and claim it from the step that asks them, not before', () => {
  const before = stateOf([tickAt(5), tickAt(15)]);
  expect([rights(before, ANNA), rights(before, CARL), rights(before, DINA)]).toEqual([
    [true, true],
    [false, false],
    [false, false],
  ]);
  const told = stateOf([tickAt(5), tickAt(15), tickAt(30)]);
  expect([rights(told, CARL), rights(told, DINA)]).toEqual([
    [true, true],
    [false, false],
  ]);
  const after = given([tickAt(30), { by: CARL, do: { type: 'claim' }, at: 31 }], secret);
  after.when(CARL, { type: 'note', text: 'Looked at', attachments: [] }, 32).then('noted');
});

test('whoever stands in for a lead who cannot be reached may read it from then on', () => {
  const reached = { type: 'reached', told: ['carl'], missed: ['anna'], by: 'vagt', deskVersion: 'v1' } as const;
  const state = evolve(stateOf(), { ...reached, at: new Date() });
  expect(rights(state, CARL)).toEqual([true, true]);
  // Told as one of the team, and out of it since.
  expect(rights(evolve(stateOf(), { ...reached, told: ['bo'], at: new Date() }), BO)).toEqual([false, false]);
});

test('whom a step names by name may read and claim it, in whatever team they are; once out of the desk, no more', () => {
  const [urgent, ...others] = desk.escalations;
  if (!urgent) throw new Error('A policy for urgent cases');
  const [first] = urgent.steps;
  const steps = first ? [{ ...first, notify: [{ type: 'person', key: 'bo' } as const] }] : [];
  const asking = aDesk({ escalations: [{ ...urgent, steps }, ...others] });
  for (const report of [secret, { ...secret, category: 'hardware' }]) {
    expect(rights(given([], report, asking).state, BO)).toEqual([false, false]);
    const { state } = given([tickAt(5), { by: BO, do: { type: 'claim' }, at: 6 }], report, asking);
    expect(rights(state, BO)).toEqual([true, true]);
    const { deskKey: _, ...gone } = BO;
    expect(rights(state, gone)).toEqual([false, false]);
  }
});

test('an offer is the other lead’s to answer, and never its caller’s', () => {
  const state = stateOf([offered]);
  expect([isOffered(desk, BO, state), receives(desk, BO, state)]).toEqual([true, true]);
  expect([isOffered(desk, DINA, state), receives(desk, CARL, state)]).toEqual([false, false]);
  for (const caller of [BO, ANNA]) {
    const own = given([offered], { ...secret, by: caller });
    own.when(caller, { type: 'accept' }, 2).thenRefused('only_operators');
    own.when(caller, { type: 'return', why: 'Not ours' }, 2).thenRefused('only_operators');
  }
  given([offered], { ...secret, by: BO, category: 'hardware' })
    .when(BO, { type: 'accept' }, 2)
    .then('accepted', 'planned');
});

test('who wrote it down reads on only as its caller', () => {
  const forOther = { ...secret, by: OTHER, caller: CALLER };
  expect([mayRead(desk, OTHER, stateOf([], forOther)), mayRead(desk, CALLER, stateOf([], forOther))]).toEqual([
    false,
    true,
  ]);
  expect(mayRead(desk, { ...OTHER, member: false }, stateOf([], { ...forOther, by: CALLER, caller: OTHER }))).toBe(
    true,
  );
  expect(mayRead(desk, OTHER, stateOf([], { ...forOther, category: 'hardware' }))).toBe(true);
});

const NOTICES: readonly (readonly [Audience, Notice])[] = [
  [{ type: 'manager' }, { kind: 'ping', repeat: false }],
  [{ type: 'lead' }, { kind: 'escalated', reason: TITLE }],
  [
    { type: 'next', team: 'network' },
    { kind: 'handOver', team: 'service-desk', why: TITLE },
  ],
  [{ type: 'owner' }, { kind: 'assigned' }],
  [{ type: 'team' }, { kind: 'released', why: TITLE }],
];

test.each(NOTICES)('a message to %j names its number and team, never what it is about', (to, notice) => {
  for (const lang of ['da', 'en'] as const) {
    const view = noticeView(notice, stateOf(), reading(lang, 5), noticeReaderOf(to), 'Anna Holm');
    expect(JSON.stringify(view)).not.toContain(TITLE);
    expect(read(view)[0]).toBe(lang === 'da' ? 'INC-1 · Servicedesk' : 'INC-1 · Service desk');
  }
});

test('nor does the card that is posted, until it is opened, or a list', () => {
  const state = stateOf();
  const posted = incidentCard(state, 'team', reading('en', 1, { unasked: true }));
  expect(JSON.stringify(posted)).not.toContain(TITLE);
  expect(read(posted).at(-1)).toBe('[Claim] [Show INC-1]');
  expect(posted.refresh).toBeDefined();
  expect(JSON.stringify(incidentCard(state, 'team', reading('en', 1)))).toContain(TITLE);
  expect(JSON.stringify(incidentCard(state, 'caller', reading('en', 1, { unasked: true })))).toContain(TITLE);
  expect(listedCase(state)).not.toHaveProperty('title');
});
