import { INTENTS, type Intent, splitNumber } from '../../chat/intents';
import type { MessageInput, Reply } from '../../command/input';
import { tell } from '../../command/turn';
import { answerNamed, fillAnswer, nearestAnswer } from '../../desk/answers';
import type { Answer } from '../../desk/model';
import { numberWords } from '../../desk/words';
import { readerOf } from '../../people/reach';
import { isStaff } from '../../people/rights';
import type { StoredIncident } from '../../record/records';
import { mayWork } from '../rights';
import type { Threaded } from '../thread';
import { type IncidentTurn } from '../turn';
import type { Incident } from '../types';
import { answerUnknownLine } from '../views/answer-lines';
import { noSuchNumberLine, numberMissingLine } from '../views/lines';
import { sendHeld } from './held-reply';
import { findNumber } from './lookups';

type Typed = IncidentTurn<MessageInput>;

/** The text of a ready-made answer for this caller: in their language, with their name and the case's number. */
export const filledAnswer = async (
  { deps, ctx }: IncidentTurn,
  incident: Incident,
  answer: Answer,
): Promise<string> => {
  const caller = await deps.store.people.get(incident.caller.id);
  const { lang } = readerOf(caller, ctx.desk, incident);
  return fillAnswer(answer, lang, { caller: incident.caller.name, number: numberWords(ctx, incident) });
};

/** Sends the answer that was named, or says which there are. */
export const sendAnswer = async (
  turn: Typed,
  stored: StoredIncident,
  named: string,
  inItsThread = false,
): Promise<Reply> => {
  const { desk } = turn.ctx;
  const answer = answerNamed(desk, named);
  if (!answer) return tell(answerUnknownLine(turn.ctx, named, nearestAnswer(desk, named)), 'warning');
  return sendHeld(turn, stored, { text: await filledAnswer(turn, stored.state, answer), inItsThread });
};

/** The case of this thread, where they work on it and do not write as its caller. */
export const worksHere = ({ ctx, who }: Typed, thread: Threaded | undefined): StoredIncident | undefined => {
  if (!thread || !mayWork(ctx.desk, who.actor, thread.stored.state)) return undefined;
  const asCaller = thread.forCaller && thread.stored.state.caller.id === who.person.id;
  return asCaller ? undefined : thread.stored;
};

/**
 * `answer restart` in a case's thread, `answer INC-7 restart` anywhere. Undefined for words that only begin like that:
 * a caller's, or an operator's that name no case and stand in no thread of one.
 */
export const onAnswer = async (
  turn: Typed,
  { rest }: Intent,
  thread: () => Promise<Threaded | undefined>,
): Promise<Reply | undefined> => {
  const { desk } = turn.ctx;
  if (!isStaff(desk, turn.who.actor)) return undefined;
  const here = worksHere(turn, await thread());
  if (here && answerNamed(desk, rest)) return sendAnswer(turn, here, rest, true);
  const about = splitNumber(rest);
  // "answer 3 times" is a sentence, "answer 3 restart" a command, "answer INC-3 times" a slip.
  const isMeant = about && (!about.plain || answerNamed(desk, about.rest) !== undefined);
  if (isMeant) {
    const found = await findNumber(turn, about.number);
    return found ? sendAnswer(turn, found, about.rest) : tell(noSuchNumberLine(turn.ctx, about.number), 'warning');
  }
  if (here) return sendAnswer(turn, here, rest, true);
  const lacksCase = rest === '' || answerNamed(desk, rest) !== undefined;
  const [word] = INTENTS.answer.words[turn.ctx.reader.lang];
  return lacksCase ? tell(numberMissingLine(turn.ctx, word, rest), 'warning') : undefined;
};
