import { LIMITS } from '../../../ground/limits';
import { type CardPlace } from '../../../ground/refs';
import { choice, input } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import { type Incident, RESOLUTION_CODES } from '../../types';
import type { CardContext } from '../context';
import { incidentForm } from './incident-form';
import type { TypedText } from './talk';

/** What fixed it, and how it ended; neither can be left out. Inputs `text` and `code`. */
export const resolveForm = (
  incident: Incident,
  place: CardPlace,
  ctx: CardContext,
  typed: TypedText & { readonly code?: string | undefined } = {},
): View => {
  const t = textsFor(ctx);
  return incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.resolve.heading',
    intro: 'form.resolve.intro',
    inputs: [
      input(ctx, {
        id: 'text',
        label: 'form.resolve.text',
        max: LIMITS.text,
        placeholder: 'form.resolve.example',
        value: typed.text,
      }),
      choice(
        ctx,
        'code',
        t('form.resolve.code'),
        RESOLUTION_CODES.map((value) => ({ value, label: t(`code.${value}`) })),
        typed.code,
      ),
    ],
    send: { label: 'button.sendResolution', action: 'resolve.send' },
  });
};
