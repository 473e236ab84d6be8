import { type Hearer, lineOf } from '../../src/delivery/hearers';
import type { Audience } from '../../src/incident/effects';
import { aDesk } from '../support/desk';
import { anIncident } from '../support/incidents';

const CASE = anIncident({ team: 'network', owner: { id: 'p-bo', name: 'Bo' } });
const SECRET = anIncident({ team: 'network', owner: { id: 'p-bo', name: 'Bo' }, confidential: true });

const nameOf = (hearer: Hearer): string => {
  if (hearer.type === 'room')
    return hearer.again ? '(room)' : hearer.team === 'network' ? 'room' : `room of ${hearer.team}`;
  if (hearer.type === 'key') return hearer.key;
  if (hearer.type === 'id') return hearer.id;
  return hearer.type === 'onCall' ? `on call in ${hearer.team}` : `${hearer.skill ?? hearer.level}`;
};

const read = (audience: Audience, incident = CASE) => lineOf(audience, incident, aDesk()).map(nameOf);

test.each<[Audience, readonly string[]]>([
  ['caller', ['caller']],
  ['owner', ['p-bo', 'room', 'bo', 'carl', 'anna']],
  ['team', ['room', 'bo', 'carl', 'anna']],
  ['lead', ['bo', '(room)', 'bo', 'carl', 'anna']],
  ['manager', ['carl', '(room)', 'carl', 'anna']],
  ['person:dina', ['dina', '(room)', 'bo', 'carl', 'anna']],
  // Without a schedule its room stands for whoever is on call.
  ['on-call', ['on call in network', 'room', 'bo', 'carl', 'anna']],
  ['level:2', ['2', '(room)', 'bo', 'carl', 'anna']],
  ['skill:vpn', ['vpn', '(room)', 'bo', 'carl', 'anna']],
  ['next:service-desk', ['on call in service-desk', 'room of service-desk', 'anna', 'bo', 'carl', 'anna']],
])('%s: then the next in line', (audience, ways) => {
  expect(read(audience)).toEqual(ways);
});

test.each<[Audience, readonly string[]]>([
  ['caller', ['caller']],
  ['owner', ['p-bo', 'bo', 'carl']],
  ['team', ['bo', 'carl']],
  ['lead', ['bo', 'bo', 'carl']],
  ['manager', ['carl', 'carl']],
  ['on-call', ['bo', 'carl']],
  ['skill:vpn', ['bo', 'carl']],
  ['next:service-desk', ['anna', 'bo', 'carl']],
])('%s of a confidential case: no room and no admin', (audience, ways) => {
  expect(read(audience, SECRET)).toEqual(ways);
});

test('nobody owns it: nobody to tell', () => {
  const { owner: _, ...unowned } = CASE;
  expect(read('owner', unowned)).toEqual([]);
});
