import { headline } from '../../../desk/words';
import { type CardPlace } from '../../../ground/refs';
import { FormState, form } from '../../../view/form';
import { type TextKey, textsFor } from '../../../view/text';
import type { Block, View } from '../../../view/view';
import type { IncidentAction } from '../../table';
import type { Incident } from '../../types';
import { button } from '../button';
import type { CardContext } from '../context';
import { dataOf } from '../data-of';

export interface IncidentForm extends FormState {
  readonly heading: TextKey;
  readonly intro?: TextKey;
  readonly inputs: readonly Block[];
  readonly send: { readonly label: TextKey; readonly action: IncidentAction; readonly danger?: boolean };
  /** Label of the way back; *Cancel* unless that could be taken for cancelling the case. */
  readonly back?: TextKey;
}

/** A form about one case; its *Cancel* shows the card again. */
export const incidentForm = (incident: Incident, place: CardPlace, ctx: CardContext, parts: IncidentForm): View => {
  const t = textsFor(ctx);
  const data = dataOf(incident, place);
  return form({
    problem: parts.problem,
    heading: t(parts.heading, { place, caller: incident.caller.name }),
    about: headline(ctx, incident),
    ...(parts.intro && { intro: t(parts.intro, { place, caller: incident.caller.name }) }),
    inputs: parts.inputs,
    send: button(t, parts.send.label, parts.send.action, data, {
      style: parts.send.danger ? 'danger' : 'primary',
      submits: true,
    }),
    cancel: button(t, parts.back ?? 'button.cancel', 'show', data),
  });
};
