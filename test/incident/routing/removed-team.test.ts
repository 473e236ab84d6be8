import { VAGT } from '../../../src/ground/actor';
import { decide, isRefusal } from '../../../src/incident/decide';
import { evolve } from '../../../src/incident/evolve';
import { hearersOf } from '../../../src/incident/hearers';
import { react } from '../../../src/incident/react';
import { mayRead } from '../../../src/incident/rights';
import type { Incident } from '../../../src/incident/types';
import { noticeView } from '../../../src/incident/views/notices/notice-view';
import { aDesk } from '../../support/desk';
import { ANNA, aReport, BO, type Body, CALLER, DINA, given, minutesAfter, type Step } from '../../support/given';
import { read, reading } from '../../view/support';

const vpn = aReport({ title: 'VPN is down', assessment: { impact: 'team', urgency: 'stopped' } });
const claims: Step = { by: BO, do: { type: 'claim' }, at: 1 };
const asks: Step = { by: BO, do: { type: 'ask', text: 'Where?' }, at: 2 };
const solves: Step = { by: BO, do: { type: 'resolve', text: 'Restarted', code: 'fixed' }, at: 3 };
const closes: Step = { by: CALLER, do: { type: 'fixed' }, at: 4 };

/** The network team is gone from the desk's file; its people are not. */
const { teams, categories, ...rest } = aDesk();
const { network: _, ...others } = teams;
const desk = aDesk({
  ...rest,
  teams: others,
  categories: Object.fromEntries(
    Object.entries(categories).map(([key, one]) => [key, { ...one, team: 'service-desk' }] as const),
  ),
  version: 'v2',
});

const give = (state: Incident, by: typeof ANNA | typeof VAGT, body: Body | { readonly type: 'tick' }, at = 30) => {
  const envelope = { incident: 'i-1', at: minutesAfter(at), key: `k-${at}` };
  const events =
    body.type === 'tick' || by === VAGT
      ? decide({ ...envelope, type: 'tick', by: VAGT }, state, desk)
      : decide({ ...body, ...envelope, by }, state, desk);
  if (isRefusal(events)) throw new Error(events.refused);
  const after = events.reduce<Incident>(evolve, state);
  return { events, types: events.map(({ type }) => type), after, says: react(events, state, after) };
};

const stateOf = (steps: readonly Step[]): Incident => given(steps, vpn).state;

test.each<readonly [string, readonly Step[], typeof ANNA, Body, readonly string[]]>([
  ['assess', [], DINA, { type: 'assess', impact: 'everybody' }, ['rehomed', 'assessed', 'planned']],
  ['release', [claims], ANNA, { type: 'release' }, ['rehomed', 'released', 'planned']],
  ['escalate', [claims], DINA, { type: 'escalate', reason: 'x' }, ['rehomed', 'planned', 'escalated']],
  ['priority', [claims], DINA, { type: 'priority', priority: 'P5', why: 'x' }, ['rehomed', 'prioritised', 'planned']],
  ['claim', [], DINA, { type: 'claim' }, ['rehomed', 'planned', 'claimed']],
  [
    'answer',
    [claims, asks],
    CALLER,
    { type: 'answer', text: 'x', attachments: [] },
    ['rehomed', 'planned', 'answered'],
  ],
  ['resolve', [claims], ANNA, { type: 'resolve', text: 'x', code: 'fixed' }, ['rehomed', 'planned', 'resolved']],
  ['reopen', [claims, solves, closes], CALLER, { type: 'reopen' }, ['rehomed', 'reopened']],
  ['assign', [], ANNA, { type: 'assign', to: { ...DINA, key: 'dina' } }, ['rehomed', 'planned', 'assigned']],
])('%s goes to the first team of the desk', (_, steps, by, body, types) => {
  const { after, types: happened } = give(stateOf(steps), by, body);
  expect(happened).toEqual(types);
  expect(after.team).toBe('service-desk');
});

test('a tick brings it there by itself, once, and says so', () => {
  const before = stateOf([]);
  const { after, types, says } = give(before, VAGT, { type: 'tick' });
  expect(types).toEqual(['rehomed', 'planned']);
  expect(after.policy?.from).toEqual(minutesAfter(30));
  const said = says.flatMap((effect) => (effect.type === 'once' ? [effect] : []));
  expect(said.map(({ to, notice }) => [to.type, notice])).toEqual([['team', { kind: 'rehomed', team: 'network' }]]);
  const [notice] = said.map((effect) => effect.notice);
  if (!notice) throw new Error('Nothing was said');
  expect(read(noticeView(notice, after, reading('da', 30, { desk }), 'team'))[1]).toBe(
    'Teamet »network« findes ikke længere. Sagen er nu hos Servicedesk.',
  );
  expect(read(noticeView(notice, after, reading('en', 30, { desk }), 'team'))[1]).toBe(
    'The team “network” is gone. The case is with Service desk now.',
  );
  expect(give(after, VAGT, { type: 'tick' }, 31).types).not.toContain('rehomed');
});

test('until then it is the first team’s to read and to hear of', () => {
  const state = stateOf([]);
  expect([mayRead(desk, DINA, state), mayRead(desk, BO, state)]).toEqual([true, false]);
  expect(hearersOf({ type: 'lead' }, state, desk)[0]).toEqual({ type: 'key', key: 'anna' });
  expect(hearersOf({ type: 'team' }, state, desk)[0]).toEqual({ type: 'room', team: 'service-desk', again: false });
});

test('what changes nothing, or is refused, moves nothing', () => {
  expect(give(stateOf([{ ...claims, by: DINA }]), DINA, { type: 'claim' }).types).toEqual([]);
  expect(() => give(stateOf([claims]), DINA, { type: 'claim' })).toThrow('already_claimed');
});

test('whoever had it, and is in no team of the desk any more, keeps nothing', () => {
  expect(() => give(stateOf([claims]), BO, { type: 'note', text: 'x', attachments: [] })).toThrow('no_such_incident');
});

test('an offer to a team that is gone, or by a policy that still names it, throws nothing', () => {
  const offers: Step = { by: DINA, do: { type: 'handOver', team: 'network' }, at: 2 };
  const offered = given([offers], aReport()).state;
  expect(give(offered, ANNA, { type: 'return', why: 'They are gone' }).types).toEqual(['returned']);
  expect(give(offered, ANNA, { type: 'accept' }).after.team).toBe('service-desk');
});
