import { fold } from '../../../ground/fold';
import { later } from '../../../ground/moments';
import { mayRead } from '../../rights';
import type { IncidentTurn } from '../../turn';
import type { Incident } from '../../types';
import type { Whose } from './whose';

/** Within this time two operators may have written down the same call, in milliseconds. */
const SAME_CALL_MS = 15 * 60_000;
/** So many that were written down lately are looked at. */
const MOST = 50;

/** The newest case that another operator wrote down for the same caller just now, if they may read it. */
export const sameCall = async (turn: IncidentTurn, { who, email, record }: Whose): Promise<Incident | undefined> => {
  const { deps, ctx } = turn;
  const { id, name } = who.person;
  const isTheirs = ({ caller, absent }: Incident): boolean =>
    caller.id === id ||
    caller.id === record ||
    (email !== undefined && absent?.email === email) ||
    fold(caller.name) === fold(name);
  const lately = await deps.store.incidents.calledSince(later(ctx.now, -SAME_CALL_MS), MOST);
  return lately.find(
    (one) =>
      one.status !== 'cancelled' &&
      one.reporter?.id !== turn.who.person.id &&
      isTheirs(one) &&
      mayRead(ctx.desk, turn.who.actor, one),
  );
};
