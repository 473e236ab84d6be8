import { INTENTS, type Intent } from '../../chat/intents';
import type { MessageInput, Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import { personIn, pingsOf } from '../../delivery/pings';
import { isStaff } from '../../people/rights';
import type { StoredIncident } from '../../record/records';
import type { View } from '../../view/view';
import { outlook } from '../policies/outlook';
import { mayWork } from '../rights';
import type { Threaded } from '../thread';
import { type IncidentTurn } from '../turn';
import { noSuchNumberLine, numberMissingLine } from '../views/lines';
import { whyForCaller, whyView } from '../views/why/why-view';
import { worksHere } from './canned';
import { findNumber } from './lookups';

/** Why a case they may read is where it is: all of it to those who work on it, the next deadline to everybody else. */
export const why = async (turn: IncidentTurn, stored: StoredIncident): Promise<View> => {
  const { ctx, deps, who } = turn;
  const { state } = stored;
  if (!mayWork(ctx.desk, who.actor, state)) return whyForCaller(state, ctx);
  const rows = await deps.store.deliveries.ofIncident(state.id);
  const ids = new Set(rows.flatMap(({ target }) => personIn(target) ?? []));
  const people = await deps.store.people.many([...ids]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return whyView(
    state,
    outlook(state, ctx.now),
    pingsOf(rows, stored, (id) => names.get(id)),
    ctx,
  );
};

/**
 * `why INC-7` anywhere, `why` alone in a case's thread. Undefined for words that only begin like that, as "why 3
 * printers?" does, and for a bare "why?" of somebody who works on nothing.
 */
export const onWhy = async (
  turn: IncidentTurn<MessageInput>,
  { number, rest }: Intent,
  thread: () => Promise<Threaded | undefined>,
): Promise<Reply | undefined> => {
  const { ctx, who } = turn;
  if (rest.trim() !== '') return undefined;
  if (number !== undefined) {
    const found = await findNumber(turn, number);
    return found ? privately(await why(turn, found)) : tell(noSuchNumberLine(ctx, number), 'warning');
  }
  const place = await thread();
  const here = worksHere(turn, place);
  if (here) return privately(await why(turn, here));
  if (place || !isStaff(ctx.desk, who.actor)) return undefined;
  return tell(numberMissingLine(ctx, INTENTS.why.words[ctx.reader.lang][0]), 'warning');
};
