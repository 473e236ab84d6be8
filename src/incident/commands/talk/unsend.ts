import { z } from 'zod';
import type { ActionInput, Reply } from '../../../command/input';
import { tell } from '../../../command/turn';
import { mayRunTeam } from '../../../people/rights';
import { lineView } from '../../../view/line-view';
import type { View } from '../../../view/view';
import { caseCommand } from '../../case-command';
import { ALREADY, refuse } from '../../decide/shared';
import { heldId } from '../../held-content';
import { outcomeLine } from '../../outcome';
import { heldMessage } from '../../policies/held';
import { mayWork, operators } from '../../rights';
import type { StoredIncident } from '../../stored';
import { giveCase, type IncidentTurn } from '../../turn';
import type { Incident } from '../../types';
import { heldEvent, heldFate, heldView, heldWords } from '../../views/notices/held-message';

/** A platform's own key of an event, in characters. */
const LONGEST_KEY = 1000;

/** The pressed message as everybody in the room should see it from now on; the answer itself may reach one person only. */
const showAll = ({ input, deps }: IncidentTurn<ActionInput>, view: View): void => {
  const { message, place } = input;
  if (!message || place.kind === 'direct') return;
  deps
    .chat(place.platform)
    ?.update(message, view)
    .catch((error: unknown) => deps.log.warn({ err: error }, 'A message that was taken back still offers Undo'));
};

/** What is kept of it shows that it was taken back, not that it is sent. */
const keepUndone = async (
  { deps, who }: IncidentTurn<ActionInput>,
  incident: Incident,
  message: string,
  text: string,
) => {
  const id = heldId(incident.id, message);
  const row = await deps.store.live.get(id);
  if (row?.type !== 'bulletin') return;
  const content = { kind: 'held', caller: incident.caller.name, text, undone: true } as const;
  await deps.bulletins.put({ id, to: { type: 'person', id: who.person.id }, content });
};

/** The answer is that message as it is now. */
const takenBack = async (
  turn: IncidentTurn<ActionInput>,
  stored: StoredIncident,
  body: { readonly message: string },
): Promise<Reply> => {
  const { ctx, who } = turn;
  const handled = await giveCase(turn, stored, unsend, body);
  const line = outcomeLine(turn, unsend, handled);
  const { state: incident, timeline } = ('stored' in handled && handled.stored) || stored;
  if (!heldEvent(timeline, body.message) || !mayWork(ctx.desk, who.actor, incident)) return tell(line.text, line.tone);
  const told = { incident, timeline };
  if (handled.type === 'done') await keepUndone(turn, incident, body.message, heldWords(timeline, body.message));
  if (heldFate(timeline, body.message, ctx.now) !== 'held') showAll(turn, heldView(told, body.message, ctx));
  const view = heldView(told, body.message, ctx, line);
  return { type: 'view', view, private: true, said: lineView(line.text, line.tone) };
};

/** *Undo*: takes a held message to the caller back; `message` is its id. For its sender, the owner, the lead and admins. */
export const unsend = caseCommand({
  type: 'unsend',
  may: operators,
  takes: z.object({ message: z.string().trim().min(1).max(LONGEST_KEY) }),
  decide: ({ at, by, message }, state, desk) => {
    const held = heldMessage(state, message);
    if (!held) return { ...refuse('too_late'), about: 'message' };
    const isTheirs = [held.by.id, state.owner?.id].includes(by.id) || mayRunTeam(desk, by, state.team);
    if (!isTheirs) return refuse('only_sender', held.by.name);
    if (held.unsent) return ALREADY;
    return at > held.sendAt ? { ...refuse('too_late'), about: 'message' } : [{ type: 'unsent', message: held.message }];
  },
  done: 'done.unsent',
  pressed: takenBack,
});
