import { createFitting } from '../../src/solution/policies/fitting';
import { searchSolutions } from '../../src/solution/policies/search';
import { staleReasons } from '../../src/solution/policies/stale';
import { mayReadSolution } from '../../src/solution/rights';
import { aDesk } from '../support/desk';
import { minutes } from '../support/incidents';
import { ACTORS, anApproved, aSolution } from './sample';

const DAY = 24 * 60;
const written = (number: number, title: string, steps: string, more: Parameters<typeof anApproved>[0] = {}) =>
  anApproved({ id: `s-${number}`, number, versions: { da: { title, steps } }, ...more });

const SHELF = [
  written(1, 'Printeren har papirstop', '1. Åbn bakke 2\n2. Fjern papiret'),
  written(2, 'VPN beder om en kode igen og igen', '1. Log ud af VPN-klienten\n2. Log ind', { category: 'network' }),
  written(3, 'Glemt adgangskode', 'Nulstil adgangskoden på selvbetjening', { category: 'other', service: 'payroll' }),
];
const numbers = (found: readonly { readonly number: number }[]) => found.map(({ number }) => number);

describe('what fits a report', () => {
  const fitting = createFitting(SHELF);
  const fits = (text: string, more = {}) => numbers(fitting({ text, ...more }, 2, () => true));

  it.each([
    ['printeren på 3. sal har papirstop', [1]],
    ['papirstop i printer', [1]],
    ['VPN vil have kode hele tiden', [2]],
    ['det virker ikke', []],
    ['jeg kan ikke åbne døren', []],
    ['', []],
  ])('%s', (text, found) => {
    expect(fits(text)).toEqual(found);
  });

  it('one word of the title is enough where area or service is the same, and else is not', () => {
    expect(fits('min vpn')).toEqual([]);
    expect(fits('min vpn', { category: 'network' })).toEqual([2]);
    expect(fits('adgangskode')).toEqual([]);
    expect(fits('adgangskode', { service: 'payroll' })).toEqual([3]);
  });

  it('no more than asked for, and only those that may be kept', () => {
    const three = createFitting([4, 5, 6].map((number) => written(number, 'Printer papirstop', 'x')));
    expect(numbers(three({ text: 'printer papirstop' }, 2, () => true))).toEqual([4, 5]);
    expect(numbers(three({ text: 'printer papirstop' }, 2, ({ number }) => number === 6))).toEqual([6]);
  });
});

describe('a search', () => {
  it.each([
    ['adgangskoden', [3]],
    ['papirstop printer', [1]],
    ['pairstop', [1]],
    ['vpn printer', [1, 2]],
    ['qwertyuiop', []],
  ])('%s', (words, found) => {
    expect(numbers(searchSolutions(SHELF, words)).toSorted((a, b) => a - b)).toEqual(found);
  });
});

describe('what should be looked at', () => {
  const desk = aDesk();
  const now = minutes(200 * DAY);

  it('what nobody used for 180 days since it was written, approved or used', () => {
    expect(staleReasons(desk, anApproved(), now)).toEqual(['unused']);
    expect(staleReasons(desk, anApproved({ lastUsedAt: minutes(21 * DAY) }), now)).toEqual([]);
    expect(staleReasons(desk, anApproved({ writtenAt: minutes(21 * DAY) }), now)).toEqual([]);
    expect(staleReasons(desk, aSolution(), now)).toEqual([]);
  });

  it('what is often opened again', () => {
    expect(staleReasons(desk, anApproved({ used: 9, failed: 3 }), minutes(5))).toEqual(['reopened']);
    expect(staleReasons(desk, anApproved({ used: 4, failed: 2 }), minutes(5))).toEqual([]);
    expect(staleReasons(desk, anApproved({ used: 100, failed: 3 }), minutes(5))).toEqual([]);
  });

  it('what is about something that is gone', () => {
    expect(staleReasons(desk, anApproved({ service: 'payroll' }), minutes(5))).toEqual(['gone']);
    expect(staleReasons(desk, anApproved({ category: 'fax' }), minutes(5))).toEqual(['gone']);
  });
});

test('who reads it: a draft its team alone, an approved one whom it is for, one out of use the staff', () => {
  const desk = aDesk();
  const readers = (solution: Parameters<typeof mayReadSolution>[2]) =>
    Object.entries(ACTORS).flatMap(([name, actor]) => (mayReadSolution(desk, actor, solution) ? [name] : []));
  expect(readers(aSolution())).toEqual(['anna', 'dina']);
  expect(readers(anApproved())).toEqual(['anna', 'bo', 'dina', 'kim']);
  expect(readers(anApproved({ readers: 'operators' }))).toEqual(['anna', 'bo', 'dina']);
  expect(readers(anApproved({ status: 'withdrawn' }))).toEqual(['anna', 'bo', 'dina']);
});
