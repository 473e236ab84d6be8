import { findNeverOpen } from '../../src/desk/sense-open';
import type { Calendar } from '../../src/desk/types';

const shut: Calendar = { zone: 'Europe/Copenhagen', week: [[], [], [], [], [], [], []] };
const office: Calendar = { ...shut, week: [[[480, 960]], [], [], [], [], [], []], holidays: 'DK' };

describe('hours whose days are all closed', () => {
  it('are found, and say where', () => {
    const root = { hours: { shut: { mon: '08:00-16:00' }, listed: { mon: '08:00-16:00', closed: ['2026-01-05'] } } };
    const calendars = new Map([
      ['office', office],
      ['shut', shut],
      ['listed', shut],
    ]);
    const message = 'is not open for two years from 2026-01-05 on: a target would never come';
    expect(findNeverOpen(root, calendars)).toEqual([
      { severity: 'error', path: ['hours', 'shut'], at: 'key', message, expected: 'an open day' },
      { severity: 'error', path: ['hours', 'listed', 'closed'], message, expected: 'an open day' },
    ]);
  });
});
