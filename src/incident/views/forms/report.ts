import { LIMITS } from '../../../ground/limits';
import { text } from '../../../view/build';
import { choice, type FormState, form, input } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { ActionData, View } from '../../../view/view';
import { button } from '../button';
import type { CardContext } from '../context';
import { QUESTIONS } from './questions';

export interface ReportFields extends FormState {
  /** What is broken, as typed so far. */
  readonly text: string;
  readonly impact?: string | undefined;
  readonly urgency?: string | undefined;
  readonly where?: string | undefined;
  /** A line under the heading, e.g. that pictures will be kept. */
  readonly note?: string | undefined;
  /** Comes back with Send, e.g. ids of pictures sent along. */
  readonly data?: ActionData;
}

/** The short report form. Inputs `text`, `impact`, `urgency`, `where`. */
export const reportForm = (ctx: CardContext, fields: ReportFields): View => {
  const t = textsFor(ctx);
  const data = fields.data ?? {};
  return form({
    problem: fields.problem,
    heading: t('form.report.heading'),
    inputs: [
      ...(fields.note ? [text(fields.note, 'subtle')] : []),
      input(ctx, {
        id: 'text',
        label: 'form.report.text',
        max: LIMITS.details,
        placeholder: 'form.report.example',
        value: fields.text,
      }),
      ...QUESTIONS.map(({ id, label, choices }) =>
        choice(ctx, id, t(label, { place: 'caller' }), choices(ctx, 'caller'), fields[id]),
      ),
      input(ctx, {
        id: 'where',
        label: 'form.report.where',
        max: LIMITS.where,
        required: false,
        multiline: false,
        placeholder: 'form.report.whereExample',
        value: fields.where,
      }),
    ],
    send: button(t, 'button.send', 'report.send', data, { style: 'primary', submits: true }),
    cancel: button(t, 'button.cancel', 'dismiss', data),
  });
};
