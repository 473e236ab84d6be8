import type { Reply } from '../command/input';
import { privately } from '../command/turn';
import type { DeskContext } from '../desk/context';
import { decide, isRefusal } from '../incident/decide';
import type { CardPlace } from '../incident/effects';
import type { Refusal } from '../incident/events';
import { type CommandBody } from '../incident/turn';
import type { Incident } from '../incident/types';
import { assessForm } from '../incident/views/forms/assess';
import { assignForm, handOverForm, returnForm, waitForm } from '../incident/views/forms/passing';
import { cancelForm, escalateForm, notYetForm, reopenForm } from '../incident/views/forms/reasons';
import { resolveForm } from '../incident/views/forms/resolve';
import { answerForm, askForm, messageForm, noteForm } from '../incident/views/forms/talk';
import { refusalView } from '../incident/views/refusal';
import type { View } from '../view/view';
import { type ChatTurn } from './turn';

/** What was typed into a form so far, by the ids of its inputs. */
export type Typed = Readonly<Record<string, string>>;

interface Opening {
  /** A command of the kind the form sends: refused now means the form is not shown. */
  readonly probe: CommandBody;
  readonly form: (incident: Incident, place: CardPlace, ctx: DeskContext, typed: Typed) => View;
}

/** What is chosen in the form can only be refused once it is chosen. */
const CHOSEN: ReadonlySet<Refusal['refused']> = new Set(['not_in_team', 'no_such_team']);
/** What the form can be sent again for, with something else in it. */
export const isMistake = ({ refused }: Refusal): boolean =>
  ['date_passed', 'not_in_team', 'same_team', 'no_such_team', 'too_long'].includes(refused);
const NOBODY = { id: '', name: '', key: '' };

/** Every form of an incident, by the action that opens it. */
export const OPENINGS = {
  'assess.open': { probe: { type: 'assess', impact: 'me' }, form: assessForm },
  'answer.open': { probe: { type: 'answer', text: '?', attachments: [] }, form: answerForm },
  'ask.open': { probe: { type: 'ask', text: '?' }, form: askForm },
  'message.open': { probe: { type: 'message', text: '?' }, form: messageForm },
  'note.open': { probe: { type: 'note', text: '?', attachments: [] }, form: noteForm },
  'escalate.open': { probe: { type: 'escalate', reason: '?' }, form: escalateForm },
  'assign.open': { probe: { type: 'assign', to: NOBODY }, form: assignForm },
  'wait.open': { probe: { type: 'wait', reason: 'vendor' }, form: waitForm },
  'handOver.open': { probe: { type: 'handOver', team: '' }, form: handOverForm },
  'return.open': { probe: { type: 'return', why: '?' }, form: returnForm },
  'resolve.open': { probe: { type: 'resolve', text: '?', code: 'fixed' }, form: resolveForm },
  'notYet.open': { probe: { type: 'notYet', why: '?' }, form: notYetForm },
  'cancel.open': { probe: { type: 'cancel' }, form: cancelForm },
  'reopen.open': { probe: { type: 'reopen' }, form: reopenForm },
} as const satisfies Readonly<Record<string, Opening>>;
export type OpeningName = keyof typeof OPENINGS;
export const isOpening = (action: string): action is OpeningName => Object.hasOwn(OPENINGS, action);

/** Whether the command behind a form would be refused now, without doing it. */
export const refusalNow = (turn: ChatTurn, state: Incident, name: OpeningName): Refusal | undefined => {
  const outcome = decide(
    { ...OPENINGS[name].probe, incident: state.id, at: turn.ctx.now, by: turn.who.actor, key: turn.input.key },
    state,
    turn.ctx.desk,
  );
  return isRefusal(outcome) && !CHOSEN.has(outcome.refused) ? outcome : undefined;
};

/** The refusal as a message, where the form may not be shown to this person. */
export const refusedForm = (turn: ChatTurn, state: Incident, name: OpeningName): Reply | undefined => {
  const refusal = refusalNow(turn, state, name);
  return refusal && privately(refusalView(refusal, state, turn.ctx));
};
