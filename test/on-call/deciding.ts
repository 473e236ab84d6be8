import type { Desk } from '../../src/desk/model';
import { type Actor } from '../../src/ground/actor';
import { type Decide, decideOnCall, type Envelope, isRefused, type OnCallRefusal } from '../../src/on-call/change';
import { setAbsence } from '../../src/on-call/commands/away';
import { removeOverride } from '../../src/on-call/commands/drop';
import { setOverride } from '../../src/on-call/commands/override';
import { answerSwap, askSwap, withdrawSwap } from '../../src/on-call/swaps';
import type { OnCallChanges, Swap } from '../../src/on-call/types';
import { cph, onCallTeam, period } from './on-call-team';

/** A command without its envelope. */
type Body = (envelope: Envelope, changes: OnCallChanges, desk: Desk) => OnCallChanges | OnCallRefusal;

const bodyOf =
  <C>(decide: Decide<C>, command: C): Body =>
  (envelope, changes, desk) =>
    decideOnCall(decide, { ...command, ...envelope }, changes, desk);

/** Tuesday at noon in Anna's week. */
export const NOW = cph('2026-11-03T12:00');
export const TONIGHT = period('2026-11-03T20:00', '2026-11-04T08:00');

export const decided = (
  by: Actor,
  body: Body,
  changes: OnCallChanges,
  { at = NOW, desk = onCallTeam().desk } = {},
): OnCallChanges | OnCallRefusal => body({ at, by, key: 'k-1' }, changes, desk);

/** What is changed after a command; throws when it is refused. */
export const changed = (...args: Parameters<typeof decided>): OnCallChanges => {
  const outcome = decided(...args);
  if (isRefused(outcome)) throw new Error(`Refused: ${outcome.refused}`);
  return outcome;
};

/** Who takes tonight, or another time. */
export const putOn = (person: string, times = TONIGHT, id = 'o-1', team = 'network'): Body =>
  bodyOf(setOverride, { id, team, person, ...times });

export const takeOff = (override: string): Body => bodyOf(removeOverride, { override });

export const away = (person: string, times = TONIGHT, id = 'a-1'): Body => bodyOf(setAbsence, { id, person, ...times });

// Anna has the week from 2 November on, Bo the next, Carl the one after; Dina is in no layer.
export const GIVE = period('2026-11-04T08:00', '2026-11-06T08:00');
export const TAKE = period('2026-11-10T08:00', '2026-11-12T08:00');

export const ask = (more: Partial<Pick<Swap, 'id' | 'other' | 'give' | 'take'>> = {}): Body =>
  bodyOf(askSwap, { id: 's-1', team: 'network', other: 'bo', give: GIVE, ...more });
export const answer = (accept: boolean, swap = 's-1'): Body => bodyOf(answerSwap, { swap, accept });
export const withdraw: Body = bodyOf(withdrawSwap, { swap: 's-1' });
