import { reachedBy } from '../../src/delivery/once/reached-by';
import type { Delivery } from '../../src/delivery/rows';
import type { Target } from '../../src/delivery/target';
import { minutes } from '../support/incidents';

const to = (id: string): Target => ({ type: 'person', id, way: 'chat' });
const row = (effect: string, more: Partial<Delivery>): Delivery => ({
  id: `${effect}.${more.target?.type ?? ''}`,
  subject: { kind: 'incident', id: 'i1' },
  effect,
  target: to('p-anna'),
  audience: { type: 'lead' },
  notice: { kind: 'ping' },
  status: 'sent',
  attempts: 1,
  createdAt: minutes(0),
  ...more,
});

test.each<[string, readonly Delivery[], readonly string[], readonly string[]]>([
  ['a message that arrived', [row('4.1', { meant: 'anna' })], ['anna'], []],
  ['one that is on its way', [row('4.1', { meant: 'anna', status: 'pending' })], [], []],
  ['one that may have arrived', [row('4.1', { meant: 'anna', status: 'unknown' })], [], []],
  ['one that nobody needs any more', [row('4.1', { meant: 'anna', status: 'cancelled', reason: 'taken' })], [], []],
  ['one that was refused', [row('4.1', { meant: 'anna', status: 'refused', reason: 'forbidden' })], [], ['anna']],
  [
    'one that nobody is left for',
    [row('4.1', { meant: 'anna', target: { type: 'nobody' }, status: 'refused', reason: 'unreachable' })],
    [],
    ['anna'],
  ],
  ['one to somebody else in their place', [row('4.1', { meant: 'carl', standsFor: ['carl'] })], [], ['carl']],
  ['one to somebody for themself as well', [row('4.1', { meant: 'anna', standsFor: ['carl'] })], ['anna'], ['carl']],
  ['one to a room', [row('4.1', { target: { type: 'room', team: 'network' } })], [], []],
  [
    'another way, after the first was refused',
    [
      row('4.1', { meant: 'anna', status: 'refused', reason: 'forbidden' }),
      row('4.1', { meant: 'anna', target: { type: 'person', id: 'p-anna', way: 'mail' } }),
    ],
    ['anna'],
    [],
  ],
  [
    'one that another audience’s message took up',
    [
      row('4.2', { meant: 'anna', status: 'cancelled', reason: 'duplicate' }),
      row('4.1', { meant: 'carl', standsFor: ['carl'] }),
    ],
    ['anna'],
    ['carl'],
  ],
])('%s', (_, rows, told, missed) => {
  expect(reachedBy(rows, rows[0]?.effect ?? '')).toEqual({ told, missed });
});
