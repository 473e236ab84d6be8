import type { StoredIncident } from '../app/records';
import { mayWork } from '../incident/rights';
import { heldEvent, heldFate, heldView } from '../views/notices/held-message';
import { lineView } from '../views/pages';
import type { View } from '../views/view';
import type { ActionInput, MessageInput, Reply } from './input';
import { outcomeLine } from './outcome';
import { give, openly, privately, type Turn, tell } from './turn';

/** Writes to the caller; the team sees it marked, and may undo it for a few seconds. `warning` stands above it. */
export const sendHeld = async (
  turn: Turn<MessageInput>,
  stored: StoredIncident,
  text: string,
  warning?: string,
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
  // A room is for many cases: who writes there from outside its thread reads the answer alone.
  return turn.input.place.kind === 'room' ? privately(view) : openly(view);
};

/** The pressed message as everybody in the room should see it from now on; the answer itself may reach one person only. */
const showAll = ({ input, deps }: Turn<ActionInput>, view: View): void => {
  const { message, place } = input;
  if (!message || place.kind === 'direct') return;
  deps
    .chat(place.platform)
    ?.update(message, view)
    .catch((error: unknown) => deps.log.warn({ err: error }, 'A message that was taken back still offers Undo'));
};

/** *Undo*: takes a held message back. The answer is that message as it is now. */
export const unsend = async (
  turn: Turn<ActionInput>,
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
