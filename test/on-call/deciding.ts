import { type Actor } from '../../src/ground/actor';
import { decideOnCall, isRefused } from '../../src/on-call/decide';
import type { OnCallCommand, OnCallRefusal } from '../../src/on-call/on-call-command';
import type { OnCallChanges } from '../../src/on-call/types';
import { cph, onCallTeam, period } from './on-call-team';

type Loose<C> = C extends unknown ? Omit<C, 'at' | 'by' | 'key'> : never;
/** A command without its envelope. */
export type Body = Loose<OnCallCommand>;

/** Tuesday at noon in Anna's week. */
export const NOW = cph('2026-11-03T12:00');
export const TONIGHT = period('2026-11-03T20:00', '2026-11-04T08:00');

export const decided = (
  by: Actor,
  body: Body,
  changes: OnCallChanges,
  { at = NOW, desk = onCallTeam().desk } = {},
): OnCallChanges | OnCallRefusal => decideOnCall({ ...body, at, by, key: 'k-1' }, changes, desk);

/** What is changed after a command; throws when it is refused. */
export const changed = (...args: Parameters<typeof decided>): OnCallChanges => {
  const outcome = decided(...args);
  if (isRefused(outcome)) throw new Error(`Refused: ${outcome.refused}`);
  return outcome;
};

/** Who takes tonight, or another time. */
export const putOn = (person: string, times = TONIGHT, id = 'o-1', team = 'network'): Body => ({
  type: 'setOverride',
  id,
  team,
  person,
  ...times,
});

export const away = (person: string, times = TONIGHT, id = 'a-1'): Body => ({
  type: 'setAbsence',
  id,
  person,
  ...times,
});

// Anna has the week from 2 November on, Bo the next, Carl the one after; Dina is in no layer.
export const GIVE = period('2026-11-04T08:00', '2026-11-06T08:00');
export const TAKE = period('2026-11-10T08:00', '2026-11-12T08:00');

export const ask = (more: Partial<Extract<OnCallCommand, { type: 'askSwap' }>> = {}): Body => ({
  type: 'askSwap',
  id: 's-1',
  team: 'network',
  other: 'bo',
  give: GIVE,
  ...more,
});
export const answer = (accept: boolean): Body => ({ type: 'answerSwap', swap: 's-1', accept });
export const withdraw: Body = { type: 'withdrawSwap', swap: 's-1' };
