import type { MessageInput, Reply } from '../../command/input';
import { tell } from '../../command/turn';
import { answerNamed } from '../../desk/answers';
import { mayWork } from '../rights';
import { type IncidentTurn } from '../turn';
import { emptyReplyLine, picturesNotSentLine } from '../views/lines';
import { sendAnswer, sendHeld } from './held-reply';
import { replyIn } from './reply-in';
import type { Threaded } from './thread';

/**
 * What an operator writes to the caller from the team's thread: `reply: …`, or a ready-made answer by its whole name.
 * Undefined for everything else, which stays inside. `named`: what followed the word for ready-made answers.
 */
export const toCaller = async (
  turn: IncidentTurn<MessageInput>,
  { stored, forTeam, forCaller }: Threaded,
  named: string | undefined,
): Promise<Reply | undefined> => {
  const { ctx, input, who } = turn;
  const { state } = stored;
  const asCaller = forCaller && state.caller.id === who.person.id;
  if (!forTeam || asCaller || !mayWork(ctx.desk, who.actor, state)) return undefined;
  const reply = replyIn(input.text);
  if (reply === '') return tell(emptyReplyLine(ctx, state), 'warning');
  if (reply !== undefined) {
    const hasFiles = input.files.length > 0 || input.otherFiles.length > 0;
    const warning = hasFiles ? { warning: picturesNotSentLine(ctx, state) } : {};
    return sendHeld(turn, stored, { text: reply, own: true, inItsThread: true, ...warning });
  }
  return named !== undefined && answerNamed(ctx.desk, named) ? sendAnswer(turn, stored, named, true) : undefined;
};
