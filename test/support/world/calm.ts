import { setTimeout as sleep } from 'node:timers/promises';
import type { Side } from './types';

/** So many looks in a row, a millisecond apart, that find nothing new. */
const QUIET_LOOKS = 3;
const PATIENCE_MS = 15_000;

/** Waits until the bot has come to rest: no event in hand, no call on its way, nothing told that it has not heard. */
export async function calm(sides: readonly Side[], busy: () => { readonly open: number; readonly done: number }) {
  const end = Date.now() + PATIENCE_MS;
  let seen = '';
  for (let quiet = 0; quiet < QUIET_LOOKS; ) {
    if (Date.now() > end) throw new Error(`The bot does not come to rest: ${seen}`);
    await sleep(1);
    await Promise.all(sides.map((side) => side.settled()));
    const calls = sides.map((side) => side.calls());
    const { open, done } = busy();
    const now = JSON.stringify([calls, open, done]);
    const isAtRest = open === 0 && calls.every((one) => one.open === 0);
    quiet = isAtRest && now === seen ? quiet + 1 : 0;
    seen = now;
  }
}
