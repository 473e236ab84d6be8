import { VAGT } from '../../src/ground/actor';
import { decide, isRefusal } from '../../src/incident/decide';
import { evolve } from '../../src/incident/evolve';
import { react } from '../../src/incident/react';
import { mayOwn, mayRead } from '../../src/incident/rights';
import type { Incident } from '../../src/incident/types';
import { historyLines } from '../../src/incident/views/lists/show';
import { noticeView } from '../../src/incident/views/notices/notice-view';
import { aDesk } from '../support/desk';
import {
  ANNA,
  asked,
  BO,
  CARL,
  claimed,
  closed,
  DINA,
  given,
  minutesAfter,
  resolved,
  type Step,
} from '../support/given';
import { read, reading } from '../view/support';

const desk = aDesk();
const leaves = (steps: readonly Step[], owner = DINA.id) => {
  const { state } = given(steps);
  const envelope = { incident: 'i-1', at: minutesAfter(30), key: 'k-left', by: VAGT } as const;
  const events = decide({ type: 'left', owner, ...envelope }, state, desk);
  if (isRefusal(events)) throw new Error(events.refused);
  return { events, after: events.reduce<Incident>(evolve, state), state };
};

test.each<readonly [string, readonly Step[]]>([
  ['in progress', [claimed]],
  ['waiting', [claimed, asked]],
])('a case %s is free again, its policy starts anew, and who had it reads it no more', (_, steps) => {
  const { events, after, state } = leaves(steps);
  expect(events).toMatchObject([
    { type: 'released', by: VAGT, left: { id: DINA.id, name: 'Dina Krogh' } },
    { type: 'planned', because: 'released', plan: { policy: { from: minutesAfter(30) } } },
  ]);
  expect([after.status, after.owner, after.assigned]).toEqual(['new', undefined, []]);
  const says = react(events, state, after).flatMap((one) => (one.type === 'once' ? [[one.to.type, one.notice]] : []));
  expect(says).toEqual([
    ['caller', { kind: 'released' }],
    ['team', { kind: 'released', left: true }],
  ]);
});

test.each<readonly [string, readonly Step[], string]>([
  ['that somebody else has by now', [claimed], BO.id],
  ['that nobody has', [], DINA.id],
  ['that is resolved', [claimed, resolved], DINA.id],
  ['that is closed', [claimed, resolved, closed], DINA.id],
])('a case %s stays as it is', (_, steps, owner) => {
  expect(leaves(steps, owner).events).toEqual([]);
});

test('its team is told who left, in both languages', () => {
  const { events, after } = leaves([claimed]);
  const say = (lang: 'da' | 'en') =>
    read(noticeView({ kind: 'released', left: true }, after, reading(lang, 30), 'team', 'Dina Krogh'))[1];
  expect(say('en')).toBe('Dina Krogh is no longer with the team, so it is free again. It needs somebody to take it.');
  expect(say('da')).toBe('Dina Krogh er ikke længere i teamet, så sagen er fri igen. Den mangler en, der tager den.');
  const history = (lang: 'da' | 'en') => historyLines(events, 'team', after, reading(lang, 30), 9)[0];
  expect(history('en')).toContain('Dina Krogh is no longer with the team: it went back to Service desk');
  expect(history('da')).toContain('Dina Krogh er ikke længere i teamet: sagen gik tilbage til Servicedesk');
});

test.each([
  ['a guest', { id: DINA.id, name: DINA.name, member: false }],
  ['out of the company or the desk’s file', { id: DINA.id, name: DINA.name, member: true }],
  ['in another team', { ...BO, id: DINA.id }],
])('whoever has it and is %s does nothing with it until then', (_, actor) => {
  const { state } = given([claimed]);
  const envelope = { incident: 'i-1', at: minutesAfter(30), key: 'k', by: actor } as const;
  for (const command of [
    { type: 'note', text: 'x', attachments: [], ...envelope } as const,
    { type: 'resolve', text: 'x', code: 'fixed', ...envelope } as const,
    { type: 'handOver', team: 'network', ...envelope } as const,
  ]) {
    expect(decide(command, state, desk)).toMatchObject({ refused: expect.stringMatching(/^(only_operators|no_such)/) });
  }
  expect(mayOwn(desk, actor, state)).toBe(false);
});

test('who had it once reads on while they work somewhere, and no longer', () => {
  const { state } = given([claimed, { by: ANNA, do: { type: 'assign', to: { ...ANNA, key: 'anna' } }, at: 2 }]);
  expect(mayRead(desk, { ...BO, id: DINA.id }, state)).toBe(true);
  expect(mayRead(desk, { id: DINA.id, name: DINA.name, member: true }, state)).toBe(false);
  expect(mayRead(desk, CARL, state)).toBe(true);
});
