import { z } from 'zod';
import type { ActionInput, Reply } from '../../../command/input';
import { address } from '../../../record/schema';
import { caseCommand } from '../../case-command';
import { answered } from '../../chat/on-behalf/answered';
import { ownPlace } from '../../chat/on-behalf/own-place';
import { ALREADY, named } from '../../decide/shared';
import { callerState } from '../../on-behalf/called';
import { addressees } from '../../rights';
import type { StoredIncident } from '../../stored';
import type { IncidentTurn } from '../../turn';

const yes = async (turn: IncidentTurn<ActionInput>, stored: StoredIncident): Promise<Reply> =>
  answered(turn, stored, own, { origin: await ownPlace(turn) });

/** *Yes*: whose address an operator typed is the caller from now on, and reads and answers the case in their own chat. */
export const own = caseCommand({
  type: 'own',
  may: addressees,
  pressedBy: 'addressee',
  takes: z.object({ origin: address.optional() }),
  decide: ({ by, origin }, state) =>
    callerState(state) === 'here' ? ALREADY : [{ type: 'owned', caller: named(by), ...(origin && { origin }) }],
  done: 'done.owned',
  pressed: yes,
});
