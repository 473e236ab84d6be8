import { createSharedClock } from '../../src/ground/clock';

/** A database's clock, asked over a wire that takes `wireMs` each way, and the clock of a machine that is `off` by so much. */
function aWorld() {
  let time = Date.parse('2026-11-27T08:00:00Z');
  let wireMs = 20;
  let isAway = false;
  const ask = async () => {
    time += wireMs;
    const there = new Date(time);
    time += wireMs;
    if (isAway) throw new Error('away');
    return there;
  };
  return {
    process: (off: number) => createSharedClock(ask, () => time + off),
    pass: (ms: number) => void (time += ms),
    now: () => new Date(time),
    slow: (ms: number) => void (wireMs = ms),
    away: (away: boolean) => void (isAway = away),
  };
}

test('processes whose clocks differ by minutes agree on what time it is', async () => {
  const world = aWorld();
  const clocks = [-90_000, 0, 60_000].map((off) => world.process(off));
  for (const clock of clocks) await clock.look();
  world.pass(30_000);
  for (const clock of clocks) expect(Math.abs(clock.now().getTime() - world.now().getTime())).toBeLessThan(100);
  expect(clocks.map((clock) => Math.round(clock.offsetMs() / 1000))).toEqual([90, 0, -60]);
});

test('what cannot be asked, or answers late, changes nothing; a clock that agrees is left alone', async () => {
  const world = aWorld();
  const clock = world.process(60_000);
  await clock.look();
  const { offsetMs } = clock;
  const known = offsetMs();
  world.away(true);
  await clock.look();
  world.away(false);
  world.slow(2000);
  await clock.look();
  world.slow(45);
  await clock.look();
  expect(offsetMs()).toBe(known);
  const right = world.process(30);
  await right.look();
  expect(right.offsetMs()).toBe(0);
});
