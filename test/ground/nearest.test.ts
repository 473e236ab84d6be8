import { nearest } from '../../src/ground/nearest';

describe('nearest', () => {
  it.each([
    ['leed', ['name', 'lead', 'manager'], 'lead'],
    ['nmae', ['game', 'name'], 'name'],
    ['mebmer', ['number', 'members'], 'members'],
    ['', ['abc'], undefined],
    ['kitten', ['sitting'], undefined],
    ['Prefix', ['prefix'], 'prefix'],
    ['mangaer', ['manager', 'members'], 'manager'],
    ['oncall', ['hours', 'people'], undefined],
    ['P6', ['P5', 'P4'], undefined],
    ['bo', ['carl'], undefined],
    ['x', [], undefined],
  ])('%s among %j is %s', (word, candidates, found) => {
    expect(nearest(word, candidates)).toBe(found);
  });
});
