import { readFileSync } from 'node:fs';
import { capped } from '../../../src/ground/limits';

const failed = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test('what Node throws is of the realm of the test', () => {
  expect(failed(() => readFileSync('/no/such/file'))).toBeInstanceOf(Error);
  expect(structuredClone(new Date(0))).toBeInstanceOf(Date);
});

test('the code is loaded by Node, once', () => {
  expect(Object.keys(require.cache).some((name) => name.endsWith('src/ground/limits.ts'))).toBe(true);
  expect(require('../../../src/ground/limits').capped).toBe(capped);
});

test('a clock that a test holds is the clock of the code', () => {
  jest.useFakeTimers({ now: 1000 });
  try {
    expect(Date.now()).toBe(1000);
    expect(new Date().getTime()).toBe(1000);
  } finally {
    jest.useRealTimers();
  }
});

test('a line in the trace is a line of the source', () => {
  expect(String(new Error('here').stack)).toContain('one-realm.test.ts:33:');
});
