import { callerGroupOf } from '../../src/people/caller-group';
import { aDesk } from '../support/desk';

const group = (key: string, people: readonly string[], emails: readonly string[]) => ({
  key,
  name: { da: key, en: key },
  people,
  emails,
  targets: {},
});
const desk = aDesk({
  groups: {
    board: group('board', ['carl'], ['kim.jensen@example.com']),
    sales: group('sales', [], ['@sales.example.com', '@example.com']),
  },
});

test.each([
  ['a key of the desk’s file', { key: 'carl' }, 'board'],
  ['an address, whatever its letter case', { email: 'Kim.Jensen@Example.com' }, 'board'],
  ['the domain of an address', { email: 'ole@example.com' }, 'sales'],
  ['another domain of the same group', { email: 'ole@sales.example.com' }, 'sales'],
])('%s belongs to its group', (_, known, expected) => {
  expect(callerGroupOf(desk, known)).toBe(expected);
});

test('the first group that fits wins', () => {
  expect(callerGroupOf(desk, { key: 'carl', email: 'carl@example.com' })).toBe('board');
});

test.each([
  ['a domain that only ends alike', { email: 'ole@notexample.com' }],
  ['a domain below it', { email: 'ole@dk.example.com' }],
  ['somebody of whom nothing is known', {}],
  ['a key of nobody', { key: 'zoe' }],
])('%s belongs to none', (_, known) => {
  expect(callerGroupOf(desk, known)).toBeUndefined();
});
