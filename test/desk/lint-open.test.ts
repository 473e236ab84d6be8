import { nextOpening } from '../../src/calendar/business-time';
import { type Calendar } from '../../src/calendar/types';
import { lintNeverOpen } from '../../src/desk/file/lint/never-open';
import { parseDesk } from '../../src/desk/file/parse';
import { say } from '../../src/view/text';
import { deskText } from '../support/desk-file';

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
    const message = say('mistake.neverOpen', { from: '2026-01-05' });
    expect(lintNeverOpen(root, calendars)).toEqual([
      { severity: 'error', path: ['hours', 'shut'], at: 'key', message, expected: say('expected.openDay') },
      { severity: 'error', path: ['hours', 'listed', 'closed'], message, expected: say('expected.openDay') },
    ]);
  });

  describe('on Fridays alone, from a Friday of 2026 on', () => {
    const fridaysUntil = (last: string) => {
      const office = `{ fri: 08:00-16:00, closed: [2026-01-02..${last}] }`;
      return parseDesk(deskText('good').replace(/^ {2}office: .*$/m, `  office: ${office}`), 'desk.yaml');
    };

    it('are found also when only the week before makes it two years', () => {
      const { problems } = fridaysUntil('2027-12-24');
      expect(problems.map(({ line, column, message }) => `${line}:${column} ${message.en}`)).toEqual([
        '10:39 is not open for two years from 2026-01-02 on: a target would never come',
      ]);
    });

    it('open in time, from whatever moment one asks, when they are not found', () => {
      const office = fridaysUntil('2027-12-23').desk?.hours['office'];
      const opens = new Date('2027-12-24T08:00+01:00');
      for (const from of ['2025-12-26T16:00+01:00', '2025-12-27T00:00+01:00', '2026-01-02T08:00+01:00']) {
        expect(office && nextOpening(office, new Date(from))).toEqual(opens);
      }
    });
  });
});
