import type { NewBulletin } from '../../delivery/bulletins/types';
import type { OnCallChanges, OnCallContent, Swap } from '../types';

/** Asks the other, and keeps both messages as the swap is now. */
export const swapBulletins = (swap: Swap): readonly NewBulletin<OnCallContent>[] => {
  const { id, team, asker, other, give, take, status } = swap;
  const content = { kind: 'swap', swap: id, team, asker, other, give, status, ...(take && { take }) } as const;
  const toOther = {
    id: `swap.${id}.other`,
    to: { type: 'key', key: other },
    content: { ...content, role: 'other' },
  } as const;
  // Who asked hears of the answer, not of their own question.
  if (status === 'asked' || status === 'withdrawn') return [toOther];
  return [toOther, { id: `swap.${id}.asker`, to: { type: 'key', key: asker }, content: { ...content, role: 'asker' } }];
};

/** The same of those that a change made or changed. */
export const saysSwap = (_: unknown, before: OnCallChanges, after: OnCallChanges) =>
  after.swaps.filter((one) => !before.swaps.includes(one)).flatMap(swapBulletins);
