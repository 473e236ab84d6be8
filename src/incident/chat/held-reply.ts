import type { MessageInput, Reply } from '../../command/input';
import { openly, privately, tell } from '../../command/turn';
import { answerNamed, nearestAnswer } from '../../desk/answers';
import { message } from '../commands/talk/message';
import { outcomeLine } from '../outcome';
import type { StoredIncident } from '../stored';
import { giveCase, type IncidentTurn } from '../turn';
import { answerUnknownLine } from '../views/lines';
import { heldView } from '../views/notices/held-message';
import { filledAnswer } from './filled-answer';

export interface HeldReply {
  readonly text: string;
  /** It is written in the case's own thread, where the team may see it; elsewhere the writer alone does. */
  readonly inItsThread: boolean;
  /** Stands above the answer. */
  readonly warning?: string;
}

/** Writes to the caller; who wrote it sees it marked, and may undo it for a few seconds. */
export const sendHeld = async (
  turn: IncidentTurn<MessageInput>,
  stored: StoredIncident,
  { text, inItsThread, warning }: HeldReply,
): Promise<Reply> => {
  const handled = await giveCase(turn, stored, message, { text, hold: true });
  if (handled.type !== 'done' && handled.type !== 'already') {
    const line = outcomeLine(turn, message, handled);
    return tell(line.text, line.tone);
  }
  const { state: incident, timeline } = handled.stored;
  const banner = warning === undefined ? undefined : { text: warning, tone: 'warning' as const };
  const view = heldView({ incident, timeline }, turn.input.key, turn.ctx, banner);
  return inItsThread ? openly(view) : privately(view);
};

/** Sends the ready-made answer that was named, or says which there are. */
export const sendAnswer = async (
  turn: IncidentTurn<MessageInput>,
  stored: StoredIncident,
  named: string,
  inItsThread: boolean,
): Promise<Reply> => {
  const { desk } = turn.ctx;
  const answer = answerNamed(desk, named);
  if (!answer) return tell(answerUnknownLine(turn.ctx, named, nearestAnswer(desk, named)), 'warning');
  return sendHeld(turn, stored, { text: await filledAnswer(turn, stored.state, answer), inItsThread });
};
