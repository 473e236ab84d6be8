import { VAGT } from '../../src/ground/actor';
import { decide } from '../../src/incident/decide';
import { evolve } from '../../src/incident/evolve';
import type { Incident } from '../../src/incident/types';
import { aDesk } from '../support/desk';
import { anIncident, minutes } from '../support/incidents';

const [TEAM = ''] = Object.keys(aDesk().teams);
const aCase = (): Incident => anIncident({ team: TEAM });

const hear = (state: Incident, told: readonly string[], missed: readonly string[]) => {
  const command = { type: 'reached', incident: state.id, key: 'k', at: minutes(9), by: VAGT, told, missed } as const;
  const events = decide(command, state, aDesk());
  if (!Array.isArray(events)) throw new Error('never refused');
  return { events, state: events.reduce<Incident>((before, event) => evolve(before, event), state) };
};

test('a case remembers who was told and who cannot be reached', () => {
  const first = hear(aCase(), ['anna'], ['carl']);
  expect(first.events).toMatchObject([{ type: 'reached', told: ['anna'], missed: ['carl'], by: VAGT }]);
  expect(first.state.heard).toEqual({ told: ['anna'], missed: ['carl'] });
});

test('the same once more is nothing new', () => {
  const { state } = hear(aCase(), ['anna'], ['carl']);
  expect(hear(state, ['anna'], ['carl']).events).toEqual([]);
  expect(hear(state, [], []).events).toEqual([]);
});

test('who is reached later can be reached', () => {
  const { state } = hear(aCase(), ['anna'], ['carl']);
  expect(hear(state, ['carl'], []).state.heard).toEqual({ told: ['anna', 'carl'], missed: [] });
});

test('who was told once and is out of reach now is both', () => {
  const { state } = hear(aCase(), ['carl'], []);
  expect(hear(state, [], ['carl']).state.heard).toEqual({ told: ['carl'], missed: ['carl'] });
});
