import { ranked } from '../../src/search/rank';

const a = (id: string, title: readonly string[], ...more: readonly string[]) => ({
  id,
  title,
  terms: [...title, ...more],
});

test('what holds more of the words goes first, then what has them in its title, then the newest', () => {
  const all = [
    a('1', ['print'], 'jam'),
    a('2', ['door'], 'print'),
    a('3', ['print', 'jam']),
    a('4', ['door'], 'print'),
    a('5', ['vpn']),
  ];
  expect(ranked(all, [['print'], ['jam']])).toEqual(['3', '1', '4', '2']);
  expect(ranked(all, [['nothing']])).toEqual([]);
  expect(ranked(all, [])).toEqual([]);
});

test('a word is held by any term that would do for it', () => {
  expect(ranked([a('1', ['kim']), a('2', ['x'], 'name:kim')], [['kim', 'name:kim']]).toSorted()).toEqual(['1', '2']);
});
