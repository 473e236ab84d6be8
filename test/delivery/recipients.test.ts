import type { Hearer } from '../../src/delivery/subject';
import type { Audience } from '../../src/incident/effects';
import { hearersOf } from '../../src/incident/hearers';
import { aDesk } from '../support/desk';
import { anIncident } from '../support/incidents';

const CASE = anIncident({ team: 'network', owner: { id: 'p-bo', name: 'Bo' } });
const SECRET = anIncident({ team: 'network', owner: { id: 'p-bo', name: 'Bo' }, confidential: true });

const nameOf = (hearer: Hearer): string => {
  if (hearer.type === 'room')
    return hearer.again ? '(room)' : hearer.team === 'network' ? 'room' : `room of ${hearer.team}`;
  if (hearer.type === 'key') return hearer.key;
  if (hearer.type === 'id') return hearer.id;
  if (hearer.type === 'address') return hearer.email;
  return hearer.type === 'onCall' ? `on call in ${hearer.team}` : `${hearer.skill ?? hearer.level}`;
};

const read = (audience: Audience, incident = CASE) => hearersOf(audience, incident, aDesk()).map(nameOf);

test.each<[Audience, readonly string[]]>([
  [{ type: 'caller' }, ['caller']],
  [{ type: 'owner' }, ['p-bo', 'room', 'bo', 'carl', 'anna']],
  [{ type: 'team' }, ['room', 'bo', 'carl', 'anna']],
  [{ type: 'lead' }, ['bo', '(room)', 'bo', 'carl', 'anna']],
  [{ type: 'manager' }, ['carl', '(room)', 'carl', 'anna']],
  [{ type: 'person', key: 'dina' }, ['dina', '(room)', 'bo', 'carl', 'anna']],
  // Without a schedule its room stands for whoever is on call.
  [{ type: 'on-call' }, ['on call in network', 'room', 'bo', 'carl', 'anna']],
  [{ type: 'level', level: 2 }, ['2', '(room)', 'bo', 'carl', 'anna']],
  [{ type: 'skill', skill: 'vpn' }, ['vpn', '(room)', 'bo', 'carl', 'anna']],
  [
    { type: 'next', team: 'service-desk' },
    ['on call in service-desk', 'room of service-desk', 'anna', 'bo', 'carl', 'anna'],
  ],
])('%o: then the next in line', (audience, ways) => {
  expect(read(audience)).toEqual(ways);
});

test.each<[Audience, readonly string[]]>([
  [{ type: 'caller' }, ['caller']],
  [{ type: 'owner' }, ['p-bo', 'bo', 'carl']],
  [{ type: 'team' }, ['bo', 'carl']],
  [{ type: 'lead' }, ['bo', 'bo', 'carl']],
  [{ type: 'manager' }, ['carl', 'carl']],
  [{ type: 'on-call' }, ['bo', 'carl']],
  [{ type: 'skill', skill: 'vpn' }, ['bo', 'carl']],
  [{ type: 'next', team: 'service-desk' }, ['anna', 'bo', 'carl']],
])('%o of a confidential case: no room and no admin', (audience, ways) => {
  expect(read(audience, SECRET)).toEqual(ways);
});

test('nobody owns it: nobody to tell', () => {
  const { owner: _, ...unowned } = CASE;
  expect(read({ type: 'owner' }, unowned)).toEqual([]);
});
