import type { Command, TypedWords } from '../../../command/command';
import type { MessageInput, Reply } from '../../../command/input';
import { privately, tell } from '../../../command/turn';
import { isStaff } from '../../../people/rights';
import type { View } from '../../../view/view';
import { onCase } from '../../chat/press';
import { caseOfThread, worksHere } from '../../chat/thread';
import { withCase } from '../../chat/words';
import { personIn, pingsOf } from '../../pings';
import { outlook } from '../../policies/outlook';
import { mayWork } from '../../rights';
import type { StoredIncident } from '../../stored';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { numberMissingLine } from '../../views/lines';
import { whyForCaller, whyView } from '../../views/why/why-view';

const WORDS = { en: ['why'], da: ['hvorfor'] } as const;

/** Why a case they may read is where it is: all of it to those who work on it, the next deadline to everybody else. */
const reasons = async (turn: IncidentTurn, stored: StoredIncident): Promise<View> => {
  const { ctx, deps, who } = turn;
  const { state } = stored;
  if (!mayWork(ctx.desk, who.actor, state)) return whyForCaller(state, ctx);
  const rows = await deps.store.deliveries.history({ kind: 'incident', id: state.id });
  const ids = new Set(rows.flatMap(({ target }) => personIn(target) ?? []));
  const people = await deps.store.people.many([...ids]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return whyView(
    state,
    outlook(state, ctx.now),
    pingsOf(rows, stored, (id) => names.get(id) ?? ctx.desk.people[id]?.name),
    ctx,
  );
};

const tellWhy = async (turn: IncidentTurn, stored: StoredIncident): Promise<Reply> =>
  privately(await reasons(turn, stored));

const typed = async (turn: IncidentTurn<MessageInput>, words: TypedWords): Promise<Reply | undefined> => {
  const { ctx, who } = turn;
  if (words.rest.trim() !== '') return undefined;
  if (words.number !== undefined) return withCase(turn, words, { words: WORDS }, (stored) => tellWhy(turn, stored));
  const place = await caseOfThread(turn);
  const here = worksHere(turn, place);
  if (here) return tellWhy(turn, here);
  if (place || !isStaff(ctx.desk, who.actor)) return undefined;
  return tell(numberMissingLine(ctx, WORDS[ctx.reader.lang][0]), 'warning');
};

/**
 * `why INC-7` anywhere, `why` alone in a case's thread: what happens next, why not sooner, and what became of every
 * message. Undefined for words that only begin like that, as "why 3 printers?" does, and for a bare "why?" of somebody
 * who works on nothing.
 */
export const why = {
  name: 'why',
  typed: { for: 'operators', words: WORDS, usage: 'number', help: 'help.why', answer: typed },
  presses: { press: { opens: 'look', answer: (turn) => onCase(turn, (stored) => tellWhy(turn, stored)) } },
} as const satisfies Command<IncidentDeps>;
