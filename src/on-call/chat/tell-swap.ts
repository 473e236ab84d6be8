import type { Bulletins } from '../../delivery/bulletins/types';
import type { OnCallContent, Swap } from '../types';

/** Asks the other, and keeps both messages as the swap is now. */
export const tellSwap = async (bulletins: Bulletins<OnCallContent>, swap: Swap): Promise<void> => {
  const { id, team, asker, other, give, take, status } = swap;
  const content = { kind: 'swap', swap: id, team, asker, other, give, status, ...(take && { take }) } as const;
  await Promise.all([
    bulletins.put({ id: `swap.${id}.other`, to: { type: 'key', key: other }, content: { ...content, role: 'other' } }),
    // Who asked hears of the answer, not of their own question.
    ...(status === 'asked' || status === 'withdrawn'
      ? []
      : [
          bulletins.put({
            id: `swap.${id}.asker`,
            to: { type: 'key', key: asker },
            content: { ...content, role: 'asker' },
          }),
        ]),
  ]);
};
