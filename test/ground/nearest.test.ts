import { editDistance, nearest } from '../../src/ground/nearest';

describe('editDistance', () => {
  it.each([
    ['lead', 'lead', 0],
    ['', 'abc', 3],
    ['leed', 'lead', 1],
    ['nmae', 'name', 1],
    ['members', 'mebmer', 2],
    ['kitten', 'sitting', 3],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('nearest', () => {
  it.each([
    ['leed', ['name', 'lead', 'manager'], 'lead'],
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
