import { type CardPlace } from '../../../ground/refs';
import { type FormState } from '../../../view/form';
import type { View } from '../../../view/view';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { incidentForm } from './incident-form';
import { type Assessment, questionInputs } from './questions';

/** The two questions again: *It got worse* for the caller, *Who is hit* for the team. Inputs `impact`, `urgency`. */
export const assessForm = (
  incident: Incident,
  place: CardPlace,
  ctx: CardContext,
  given: Assessment & FormState = {},
): View =>
  incidentForm(incident, place, ctx, {
    problem: given.problem,
    heading: 'form.assess.heading',
    inputs: questionInputs(ctx, place, {
      impact: given.impact ?? (incident.unanswered.includes('impact') ? undefined : incident.impact),
      urgency: given.urgency ?? (incident.unanswered.includes('urgency') ? undefined : incident.urgency),
    }),
    send: { label: 'button.send', action: 'assess.send' },
  });
