import type { ActionInput, MessageInput, Reply } from '../../command/input';
import { openly, privately, tell } from '../../command/turn';
import type { StoredIncident } from '../../record/records';
import { lineView } from '../../view/line-view';
import type { View } from '../../view/view';
import { outcomeLine } from '../outcome';
import { mayWork } from '../rights';
import { give, type IncidentTurn } from '../turn';
import { heldEvent, heldFate, heldView } from '../views/notices/held-message';

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
  const body = { type: 'message', text, hold: true } as const;
  const handled = await give(turn, stored.state.id, body, stored);
  if (handled.type !== 'done' && handled.type !== 'already') {
    const line = outcomeLine(turn, body, handled);
    return tell(line.text, line.tone);
  }
  const { state: incident, timeline } = handled.incident;
  const banner = warning === undefined ? undefined : { text: warning, tone: 'warning' as const };
  const view = heldView({ incident, timeline }, turn.input.key, turn.ctx, banner);
  return inItsThread ? openly(view) : privately(view);
};

/** The pressed message as everybody in the room should see it from now on; the answer itself may reach one person only. */
const showAll = ({ input, deps }: IncidentTurn<ActionInput>, view: View): void => {
  const { message, place } = input;
  if (!message || place.kind === 'direct') return;
  deps
    .chat(place.platform)
    ?.update(message, view)
    .catch((error: unknown) => deps.log.warn({ err: error }, 'A message that was taken back still offers Undo'));
};

/** *Undo*: takes a held message back. The answer is that message as it is now. */
export const unsend = async (
  turn: IncidentTurn<ActionInput>,
  stored: StoredIncident,
  body: { readonly type: 'unsend'; readonly message: string },
): Promise<Reply> => {
  const { ctx, who } = turn;
  const handled = await give(turn, stored.state.id, body, stored);
  const line = outcomeLine(turn, body, handled);
  const { state: incident, timeline } = ('incident' in handled && handled.incident) || stored;
  if (!heldEvent(timeline, body.message) || !mayWork(ctx.desk, who.actor, incident)) return tell(line.text, line.tone);
  const told = { incident, timeline };
  if (heldFate(timeline, body.message, ctx.now) !== 'held') showAll(turn, heldView(told, body.message, ctx));
  const view = heldView(told, body.message, ctx, line);
  return { type: 'view', view, private: true, said: lineView(line.text, line.tone) };
};
