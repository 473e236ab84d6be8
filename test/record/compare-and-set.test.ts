import { compareAndSet } from '../../src/record/compare-and-set';
import { StoreUnavailable } from '../../src/record/unavailable';

/** A value beside its version; `meddle` is what others write while an attempt is under way. */
function aStore(meddle: (attempt: number) => boolean) {
  let stored = { version: 1, value: 0 };
  let attempts = 0;
  const add = (amount: number) => async (): Promise<number | 'lost'> => {
    const { version, value } = stored;
    attempts += 1;
    if (meddle(attempts)) stored = { version: stored.version + 1, value: stored.value + 10 };
    if (stored.version !== version) return 'lost';
    stored = { version: version + 1, value: value + amount };
    return stored.value;
  };
  return { add, attempts: () => attempts, value: () => stored.value };
}

describe('compare and set', () => {
  test('writes once when nobody is in the way', async () => {
    const store = aStore(() => false);
    await expect(compareAndSet('It', store.add(1))).resolves.toBe(1);
    expect(store.attempts()).toBe(1);
  });

  test('reads again after a lost race, so that nothing of the winner is lost', async () => {
    const store = aStore((attempt) => attempt <= 2);
    await expect(compareAndSet('It', store.add(1))).resolves.toBe(21);
    expect(store.attempts()).toBe(3);
  });

  test('says which try it is', async () => {
    const seen: number[] = [];
    await compareAndSet('It', async (tries) => seen.push(tries) < 3 && 'lost');
    expect(seen).toEqual([0, 1, 2]);
  });

  test('many at once all get through, each by its own pause', async () => {
    const store = aStore(() => false);
    const slow = async () => {
      await new Promise(setImmediate);
      return store.add(1)();
    };
    await Promise.all(Array.from({ length: 20 }, () => compareAndSet('It', slow)));
    expect(store.value()).toBe(20);
  });

  test('waits a random while, longer after each lost race, and not before the first', async () => {
    const drawn: number[] = [];
    const random = () => {
      drawn.push(Date.now());
      return 0.99;
    };
    const began = Date.now();
    const at: number[] = [];
    const lost = async () => (at.push(Date.now() - began) < 4 ? ('lost' as const) : true);
    await compareAndSet('It', lost, { pauseMs: 30, random });
    const [first = 0, second = 0, third = 0, fourth = 0] = at;
    // A pause is drawn before each but the first.
    expect(drawn).toHaveLength(3);
    expect(second - first).toBeGreaterThanOrEqual(28);
    expect(third - second).toBeGreaterThanOrEqual(58);
    expect(fourth - third).toBeGreaterThanOrEqual(88);
  });

  test('gives up with StoreUnavailable, never trying for ever', async () => {
    const store = aStore(() => true);
    const began = performance.now();
    const giving = compareAndSet('The desk', store.add(1), { pauseMs: 1, forMs: 50 });
    await expect(giving).rejects.toThrow(new StoreUnavailable('The desk was written by others each time'));
    await expect(giving).rejects.toBeInstanceOf(StoreUnavailable);
    expect(performance.now() - began).toBeGreaterThanOrEqual(50);
  });

  test('as often as it is told', async () => {
    const store = aStore(() => true);
    await expect(compareAndSet('It', store.add(1), { attempts: 2, pauseMs: 1 })).rejects.toThrow(StoreUnavailable);
    expect(store.attempts()).toBe(2);
  });

  test('what fails otherwise is not tried again', async () => {
    let attempts = 0;
    const failing = async () => {
      attempts += 1;
      throw new StoreUnavailable('No answer within 5 ms');
    };
    await expect(compareAndSet('It', failing)).rejects.toThrow('No answer');
    expect(attempts).toBe(1);
  });
});
