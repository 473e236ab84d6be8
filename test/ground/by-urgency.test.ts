import { createByUrgency } from '../../src/ground/by-urgency';

test('the most urgent of what waits goes first, as much at once as may, and a failure stops nobody', async () => {
  const byUrgency = createByUrgency(2);
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const give = (name: string, urgency: number) =>
    byUrgency(urgency, async () => {
      began.push(name);
      await new Promise<void>((end) => ends.push(end));
      if (name === 'first card') throw new Error('failed');
    }).catch(() => undefined);
  const all = [
    give('first card', 9),
    give('second card', 9),
    give('third card', 9),
    give('message', 8),
    give('ping', 1),
  ];
  await new Promise(setImmediate);
  expect(began).toEqual(['first card', 'second card']);
  for (let ended = 0; ended < all.length; ended += 1) {
    ends[ended]?.();
    await new Promise(setImmediate);
  }
  await Promise.all(all);
  expect(began).toEqual(['first card', 'second card', 'ping', 'message', 'third card']);
});
