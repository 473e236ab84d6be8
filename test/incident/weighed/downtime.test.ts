import fc from 'fast-check';
import { downtimeMs, withDowntime } from '../../../src/incident/policies/services/downtime';
import { anIncident, minutes } from '../../support/incidents';

const MINUTE = 60_000;
const span = (from: number, to?: number, service = 'payroll') => ({
  service,
  from: minutes(from),
  ...(to !== undefined && { to: minutes(to) }),
});
const down = (spans: readonly ReturnType<typeof span>[]): number =>
  downtimeMs(spans, 'payroll', minutes(0), minutes(100)) / MINUTE;

test('several cases at once count once', () => {
  expect(down([span(10, 30), span(20, 40), span(25, 28), span(50, 60)])).toBe(40);
});

test('what began before the month, or goes on, counts for its part; other services do not', () => {
  expect(down([span(-50, 10), span(90), span(20, 60, 'mail')])).toBe(20);
  expect(down([span(-50, -10), span(120, 130)])).toBe(0);
});

test('it is never longer than the month, and in whatever order the cases come', () => {
  const some = fc.array(fc.tuple(fc.integer({ min: -99, max: 200 }), fc.nat(99)), { maxLength: 8 });
  fc.assert(
    fc.property(some, (pairs) => {
      const spans = pairs.map(([from, length]) => span(from, from + length));
      const covered = Array.from({ length: 100 }, (_, i) =>
        pairs.some(([from, length]) => from <= i && i < from + length),
      );
      expect(down(spans)).toBe(covered.filter(Boolean).length);
      expect(down(spans.toReversed())).toBe(down(spans));
    }),
  );
});

test('a case keeps when it had its service down: while it is urgent and nobody has fixed it', () => {
  const logged = withDowntime(anIncident({ service: 'payroll', priority: 'P2', status: 'new' }), minutes(0));
  expect(logged.down).toEqual([span(0)]);
  expect(withDowntime({ ...logged, status: 'in_progress' }, minutes(5))).toEqual({ ...logged, status: 'in_progress' });
  const resolved = withDowntime({ ...logged, status: 'resolved' }, minutes(30));
  expect(resolved.down).toEqual([span(0, 30)]);
  const again = withDowntime({ ...resolved, status: 'in_progress' }, minutes(40));
  const calmer = withDowntime({ ...again, priority: 'P3' }, minutes(45));
  expect(calmer.down).toEqual([span(0, 30), span(40, 45)]);
});

test('what is less urgent, of no service, or no incident, puts nothing down', () => {
  const urgent = { service: 'payroll', priority: 'P1', status: 'new' } as const;
  const { service: _, ...ofNone } = anIncident(urgent);
  const others = [anIncident({ ...urgent, priority: 'P3' }), ofNone, anIncident({ ...urgent, caseType: 'request' })];
  for (const one of others) expect(withDowntime(one, minutes(0)).down).toBeUndefined();
});
