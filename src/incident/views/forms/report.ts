import { LIMITS } from '../../../ground/limits';
import { text } from '../../../view/build';
import { choice, form, input } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { ActionData, View } from '../../../view/view';
import type { Fields } from '../../case-command';
import { button } from '../button';
import type { CardContext } from '../context';
import { QUESTIONS } from './questions';

interface Around {
  /** A line under the heading, e.g. that pictures will be kept. */
  readonly note?: string;
  /** Comes back with Send, e.g. ids of pictures sent along. */
  readonly data?: ActionData;
}

/** The short report form with what was typed so far. Inputs `text`, `impact`, `urgency`, `where`. */
export const reportForm = (ctx: CardContext, typed: Fields, { note, data = {} }: Around = {}): View => {
  const t = textsFor(ctx);
  return form({
    problem: typed['problem'],
    heading: t('form.report.heading'),
    inputs: [
      ...(note ? [text(note, 'subtle')] : []),
      input(ctx, {
        id: 'text',
        label: 'form.report.text',
        max: LIMITS.details,
        placeholder: 'form.report.example',
        value: typed['text'] ?? '',
      }),
      ...QUESTIONS.map(({ id, label, choices }) =>
        choice(ctx, id, t(label, { place: 'caller' }), choices(ctx, 'caller'), typed[id]),
      ),
      input(ctx, {
        id: 'where',
        label: 'form.report.where',
        max: LIMITS.where,
        required: false,
        multiline: false,
        placeholder: 'form.report.whereExample',
        value: typed['where'],
      }),
    ],
    send: button(t, 'button.send', 'report.send', data, { style: 'primary', submits: true }),
    cancel: button(t, 'button.cancel', 'dismiss', data),
  });
};
