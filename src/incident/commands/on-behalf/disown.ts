import type { ActionInput, Reply } from '../../../command/input';
import { caseCommand } from '../../case-command';
import { answered } from '../../chat/on-behalf/answered';
import { refuse } from '../../decide/shared';
import { callerState } from '../../on-behalf/called';
import { addressees } from '../../rights';
import type { StoredIncident } from '../../stored';
import type { IncidentTurn } from '../../turn';

const no = (turn: IncidentTurn<ActionInput>, stored: StoredIncident): Promise<Reply> =>
  answered(turn, stored, disown, {});

/** *No*: whose address it is never asked for this. Whoever typed that hears it. */
export const disown = caseCommand({
  type: 'disown',
  may: addressees,
  pressedBy: 'addressee',
  decide: (_, state) => (callerState(state) === 'here' ? refuse('not_now') : [{ type: 'disowned' }]),
  done: 'done.disowned',
  pressed: no,
});
