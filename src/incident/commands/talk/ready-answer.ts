import type { Command, TypedWords } from '../../../command/command';
import type { MessageInput, Reply } from '../../../command/input';
import { splitNumber } from '../../../command/number';
import { tell } from '../../../command/turn';
import { answerNamed } from '../../../desk/answers';
import { isStaff } from '../../../people/rights';
import { sendAnswer } from '../../chat/held-reply';
import { caseOfThread, worksHere } from '../../chat/thread';
import { findNumber } from '../../chat/words';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { noSuchNumberLine, numberMissingLine } from '../../views/lines';

const WORDS = { en: ['answer'], da: ['svar'] } as const;

const send = async (turn: IncidentTurn<MessageInput>, { rest }: TypedWords): Promise<Reply | undefined> => {
  const { desk } = turn.ctx;
  if (!isStaff(desk, turn.who.actor)) return undefined;
  const here = worksHere(turn, await caseOfThread(turn));
  if (here && answerNamed(desk, rest)) return sendAnswer(turn, here, rest, true);
  const about = splitNumber(rest);
  // "answer 3 times" is a sentence, "answer 3 restart" a command, "answer INC-3 times" a slip.
  const isMeant = about && (!about.plain || answerNamed(desk, about.rest) !== undefined);
  if (isMeant) {
    const found = await findNumber(turn, about.number);
    return found
      ? sendAnswer(turn, found, about.rest, false)
      : tell(noSuchNumberLine(turn.ctx, about.number), 'warning');
  }
  if (here) return sendAnswer(turn, here, rest, true);
  const lacksCase = rest === '' || answerNamed(desk, rest) !== undefined;
  const [word] = WORDS[turn.ctx.reader.lang];
  return lacksCase ? tell(numberMissingLine(turn.ctx, word, rest), 'warning') : undefined;
};

/**
 * `answer restart` in a case's thread, `answer INC-7 restart` anywhere. Undefined for words that only begin like that:
 * a caller's, or an operator's that name no case and stand in no thread of one.
 */
export const readyAnswer = {
  name: 'readyAnswer',
  typed: {
    for: 'operators',
    words: WORDS,
    usage: 'answer',
    help: 'help.answer',
    isOffered: ({ desk }) => Object.keys(desk.answers).length > 0,
    answer: send,
  },
} as const satisfies Command<IncidentDeps>;
