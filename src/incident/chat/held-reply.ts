import type { MessageInput, Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import { answerNamed, nearestAnswer } from '../../desk/answers';
import type { MessageRef } from '../../ground/refs';
import { message } from '../commands/talk/message';
import { heldId } from '../held-content';
import { outcomeLine } from '../outcome';
import { notBeforeOf, sendAtOf } from '../policies/held';
import type { StoredIncident } from '../stored';
import { giveCase, type IncidentTurn } from '../turn';
import { answerUnknownLine } from '../views/lines';
import { heldView } from '../views/notices/held-message';
import { filledAnswer } from './filled-answer';

export interface HeldReply {
  readonly text: string;
  /** Its writer wrote it in these words, and may edit them; a ready-made answer is the desk's. */
  readonly own?: true;
  /** It is written in the case's own thread, where the team may see it; elsewhere the writer alone does. */
  readonly inItsThread: boolean;
  /** Stands above the answer. */
  readonly warning?: string;
}

/** Where it was written it says that it is sent, as soon as it is, and offers *Undo* no more. */
const keepUpToDate = async (
  { input, who, ctx, deps }: IncidentTurn<MessageInput>,
  { state: { id, caller } }: StoredIncident,
  text: string,
  message: MessageRef,
): Promise<void> => {
  const kept = {
    id: heldId(id, input.key),
    to: { type: 'person', id: who.person.id },
    content: { kind: 'held', caller: caller.name, text, undone: false },
    notBefore: notBeforeOf(sendAtOf(ctx.now)),
  } as const;
  await deps.bulletins.keep(kept, message).catch((error: unknown) => {
    deps.log.warn({ err: error }, 'A message that is sent goes on offering Undo');
  });
};

/** Writes to the caller; who wrote it sees it marked, and may undo it for a few seconds. */
export const sendHeld = async (
  turn: IncidentTurn<MessageInput>,
  stored: StoredIncident,
  { text, own, inItsThread, warning }: HeldReply,
): Promise<Reply> => {
  const { wrote } = turn.input;
  const from = own && wrote !== undefined && { from: wrote };
  // What nobody in chat is told cannot be taken back either.
  const { absent } = stored.state;
  const handled = await giveCase(turn, stored, message, { text, ...(!absent && { hold: true }), ...from });
  if (absent || (handled.type !== 'done' && handled.type !== 'already')) {
    const line = outcomeLine(turn, message, handled);
    return tell(line.text, line.tone);
  }
  const { state: incident, timeline } = handled.stored;
  const banner = warning === undefined ? undefined : { text: warning, tone: 'warning' as const };
  const view = heldView({ incident, timeline }, turn.input.key, turn.ctx, banner);
  if (!inItsThread) return privately(view);
  return { type: 'view', view, private: false, posted: (message) => keepUpToDate(turn, handled.stored, text, message) };
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
