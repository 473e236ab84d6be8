import { LIMITS } from '../../../ground/limits';
import { text } from '../../../view/build';
import { choice, form, input } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { ActionData, Block, View } from '../../../view/view';
import type { Fields } from '../../case-command';
import { typesOf } from '../../policies/case-type';
import { readReport } from '../../policies/read-report';
import { button } from '../button';
import type { CardContext } from '../context';
import { QUESTIONS } from './questions';
import { type Intake, offerBlocks, restBlocks } from './report-rest';

export interface Around {
  /** A line under the heading, e.g. that pictures will be kept. */
  readonly note?: string;
  /** Comes back with Send, e.g. ids of pictures sent along. */
  readonly data?: ActionData;
}

/** Who is hit, and can they work: of a request who needs it, of a question nothing. */
const questionInputs = (ctx: CardContext, typed: Fields): readonly Block[] => {
  const { caseType } = readReport(ctx.desk, typed);
  if (caseType === 'question') return [];
  const asked = caseType === 'request' ? QUESTIONS.filter(({ id }) => id === 'impact') : QUESTIONS;
  return asked.map(({ id, label, choices }) => {
    const words = caseType === 'request' ? 'question.needs' : label;
    return choice(ctx, id, textsFor(ctx)(words, { place: 'caller' }), choices(ctx, 'caller'), typed[id]);
  });
};

/**
 * The short report form with what was typed so far: inputs `text`, `impact`, `urgency`, and everything else in a line with
 * *Change*, or, where `rest` is `open`, as inputs `caseType`, `category`, `service`, `device`, `where`.
 */
export const reportForm = (
  ctx: CardContext,
  typed: Fields,
  { note, data = {} }: Around = {},
  intake: Intake = {},
): View => {
  const t = textsFor(ctx);
  const offers = intake.known ? [intake.known.incident] : (intake.offers ?? []);
  const carried = {
    ...data,
    ...(typed['rest'] === 'open' && { rest: 'open' }),
    ...(offers.length > 0 && { declined: offers.join(' ') }),
  };
  return form({
    problem: typed['problem'],
    heading: t(typesOf(ctx.desk).length > 1 ? 'form.report.headingAny' : 'form.report.heading'),
    inputs: [
      ...offerBlocks(ctx, intake),
      ...(note ? [text(note, 'subtle')] : []),
      input(ctx, {
        id: 'text',
        label: 'form.report.text',
        max: LIMITS.details,
        placeholder: 'form.report.example',
        value: typed['text'] ?? '',
      }),
      ...questionInputs(ctx, typed),
      ...restBlocks(ctx, typed, intake, data),
    ],
    send: button(t, 'button.send', 'report.send', carried, { style: 'primary', submits: true }),
    cancel: button(t, 'button.cancel', 'dismiss', data),
  });
};
