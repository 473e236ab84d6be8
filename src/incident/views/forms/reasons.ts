import { LIMITS } from '../../../ground/limits';
import { type CardPlace } from '../../../ground/refs';
import { type FormState, input } from '../../../view/form';
import type { View } from '../../../view/view';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { incidentForm } from './incident-form';

/** What was typed so far. */
export interface TypedReason extends FormState {
  readonly why?: string | undefined;
}

/** The caller says it is not fixed, with a word why. Input `why`. */
export const notYetForm = (incident: Incident, place: CardPlace, ctx: CardContext, typed: TypedReason = {}): View =>
  incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.notYet.heading',
    inputs: [
      input(ctx, {
        id: 'why',
        label: 'form.notYet.why',
        max: LIMITS.why,
        placeholder: 'form.notYet.example',
        value: typed.why,
      }),
    ],
    send: { label: 'button.send', action: 'notYet.send' },
  });

/** Why the next level should hear of it; internal. Input `reason`. */
export const escalateForm = (
  incident: Incident,
  place: CardPlace,
  ctx: CardContext,
  typed: FormState & { readonly reason?: string | undefined } = {},
): View =>
  incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.escalate.heading',
    intro: 'form.escalate.intro',
    inputs: [input(ctx, { id: 'reason', label: 'form.escalate.reason', max: LIMITS.why, value: typed.reason })],
    send: { label: 'button.sendEscalation', action: 'escalate.send' },
  });

/** Asks before a case is cancelled. Input `why`, which may be empty. */
export const cancelForm = (incident: Incident, place: CardPlace, ctx: CardContext, typed: TypedReason = {}): View =>
  incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.cancel.heading',
    intro: 'form.cancel.intro',
    inputs: [input(ctx, { id: 'why', label: 'form.cancel.why', max: LIMITS.why, required: false, value: typed.why })],
    send: { label: 'button.cancelSend', action: 'cancel.send', danger: true },
    back: 'button.keepOpen',
  });

/** Opens an ended or resolved case again. Input `why`, which may be empty. */
export const reopenForm = (incident: Incident, place: CardPlace, ctx: CardContext, typed: TypedReason = {}): View =>
  incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.reopen.heading',
    inputs: [input(ctx, { id: 'why', label: 'form.reopen.why', max: LIMITS.why, required: false, value: typed.why })],
    send: { label: 'button.reopen', action: 'reopen.send' },
  });
