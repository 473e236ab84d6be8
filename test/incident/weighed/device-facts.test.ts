import { deviceFacts } from '../../../src/incident/views/card/parts';
import { aDesk } from '../../support/desk';
import { anIncident, minutes } from '../../support/incidents';

const ctx = { desk: aDesk(), reader: { lang: 'en', zone: 'Europe/Copenhagen' }, now: minutes(0) } as const;
const device = { tag: 'PRN-3-12' };

const facts = (earlier: readonly { readonly number: number; readonly team: string }[]): string =>
  JSON.stringify(deviceFacts(anIncident({ device, earlier, team: 'service-desk' }), ctx));

test('of the earlier cases of a device a team sees those alone that it may read', () => {
  const of = (number: number, team: string) => ({ number, team });
  const both = facts([of(3, 'network'), of(2, 'service-desk')]);
  expect(both).toContain('the 2nd time in a month, after INC-2');
  expect(both).not.toContain('INC-3');
  expect(facts([of(3, 'network')])).not.toContain('time in a month');
});
