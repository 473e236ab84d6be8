import { headline } from '../../../desk/words';
import type { CardPlace } from '../../../ground/refs';
import { button, text } from '../../../view/build';
import { caseInput, choice, form, input } from '../../../view/form';
import { type TextKey, textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import type { CaseForm, Fields } from '../../case-command';
import type { Incident } from '../../types';
import { dataOf } from '../button';
import type { CardContext } from '../context';
import { tellThemWords } from '../on-behalf';

/** The form of a command about one case, with what was typed so far; its *Cancel* shows the card again. */
export const caseForm = (
  command: { readonly type: string; readonly form: CaseForm; readonly tellsCaller?: true },
  incident: Incident,
  place: CardPlace,
  ctx: CardContext,
  typed: Fields = {},
): View => {
  const asked = command.form;
  const { heading, intro, inputs, send, danger, back = 'button.cancel' } = asked;
  const t = textsFor(ctx);
  const words = (key: TextKey): string =>
    t(key, { place, caller: incident.caller.name, returns: ctx.returns ? 'yes' : 'no' });
  const isUntold = command.tellsCaller === true && incident.absent !== undefined;
  const data = dataOf(incident, place, ctx);
  const start = asked.preset?.(incident, ctx);
  return form({
    problem: typed['problem'],
    heading: words(heading),
    about: headline(ctx, incident),
    ...(intro && !isUntold && { intro: words(intro) }),
    inputs: [
      ...(isUntold ? [text(tellThemWords(incident, ctx), 'warning')] : []),
      ...(asked.above?.(incident, place, ctx) ?? []),
      ...inputs.flatMap((one) => {
        if (one.where?.(ctx) === false) return [];
        const value = typed[one.id] ?? start?.[one.id];
        if ('names' in one) return caseInput(ctx, { ...one, value });
        return 'choices' in one
          ? choice(ctx, one.id, words(one.label), one.choices(ctx, place, incident), value)
          : input(ctx, { ...one, value });
      }),
    ],
    send: button(words, send, `${command.type}.send`, data, { style: danger ? 'danger' : 'primary', submits: true }),
    cancel: button(t, back, 'show', data),
  });
};
