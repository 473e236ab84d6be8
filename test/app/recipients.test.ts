import { waysTo } from '../../src/app/recipients';
import type { Audience } from '../../src/incident/effects';
import { aDesk } from '../support/desk';
import { anIncident } from '../support/incidents';

const CASE = anIncident({ team: 'network', owner: { id: 'p-bo', name: 'Bo' } });
const SECRET = anIncident({ team: 'network', owner: { id: 'p-bo', name: 'Bo' }, confidential: true });

const read = (audience: Audience, incident = CASE) =>
  waysTo(audience, incident, aDesk()).map((way) =>
    way.type === 'room' ? (way.again ? '(room)' : 'room') : way.type === 'key' ? way.key : way.id,
  );

test.each<[Audience, readonly string[]]>([
  ['caller', ['caller']],
  ['owner', ['p-bo', 'room', 'bo', 'carl', 'anna']],
  ['team', ['room', 'bo', 'carl', 'anna']],
  ['lead', ['bo', '(room)', 'bo', 'carl', 'anna']],
  ['manager', ['carl', '(room)', 'carl', 'anna']],
  ['person:dina', ['dina', '(room)', 'bo', 'carl', 'anna']],
])('%s: then the next in line', (audience, ways) => {
  expect(read(audience)).toEqual(ways);
});

test.each<[Audience, readonly string[]]>([
  ['caller', ['caller']],
  ['owner', ['p-bo', 'bo', 'carl']],
  ['team', ['bo', 'carl']],
  ['lead', ['bo', 'bo', 'carl']],
  ['manager', ['carl', 'carl']],
])('%s of a confidential case: no room and no admin', (audience, ways) => {
  expect(read(audience, SECRET)).toEqual(ways);
});

test('nobody owns it: nobody to tell', () => {
  const { owner: _, ...unowned } = CASE;
  expect(read('owner', unowned)).toEqual([]);
});
