import type { ActionInput, Reply } from '../../command/input';
import type { Banner } from '../../view/build';
import { claim } from '../commands/ownership/claim';
import { outcomeLine } from '../outcome';
import { giveCase, type IncidentTurn } from '../turn';
import { afterPress, onCase } from './press';

/** *Claim* in a row of a list: the list as it is then, `listed`; the case where somebody was faster. */
export const claimRow = (turn: IncidentTurn<ActionInput>, listed: (banner: Banner) => Promise<Reply>): Promise<Reply> =>
  onCase(turn, async (stored) => {
    const handled = await giveCase(turn, stored, claim, {});
    const isTheirs = handled.type === 'done' || handled.type === 'already';
    return isTheirs ? listed(outcomeLine(turn, claim, handled)) : afterPress(turn, stored, claim, handled);
  });
