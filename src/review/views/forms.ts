import type { DeskContext } from '../../desk/context';
import { LIMITS } from '../../ground/limits';
import { choice, form, input, MOMENT_MAX } from '../../view/form';
import { type TextKey, textsFor } from '../../view/text';
import type { View } from '../../view/view';
import { shorten } from '../../view/words';
import { button } from '../button';
import { type Action, type Part, type Review } from '../types';
import { PART_NAMES, reviewName } from './words';

export type Typed = Readonly<Record<string, string | undefined>>;

const HINTS = {
  summary: 'form.review.summary',
  helped: 'form.review.helped',
  hindered: 'form.review.hindered',
  causes: 'form.review.causes',
} as const satisfies Record<Part, TextKey>;

/** One part of a review; empty takes it out. */
export const partForm = (ctx: DeskContext, review: Review, part: Part, typed: Typed = {}): View => {
  const t = textsFor(ctx);
  return form({
    problem: typed['problem'],
    heading: t(PART_NAMES[part]),
    about: reviewName(ctx, review),
    intro: t(HINTS[part]),
    inputs: [
      input(ctx, {
        id: 'text',
        label: 'form.review.text',
        max: LIMITS.text,
        required: false,
        value: typed['text'] ?? review.parts[part]?.text,
      }),
    ],
    send: button(
      t,
      'button.saveReview',
      'review.send',
      { review: review.id, part },
      { style: 'primary', submits: true },
    ),
    cancel: button(t, 'button.cancel', 'review', { review: review.id }),
  });
};

/** What every client can show in one choice. */
const MOST_PEOPLE = 60;

/** An action, new or as it is: what, who, by when. `people`: keys of those who may have it. */
export const actionForm = (
  ctx: DeskContext,
  review: Review,
  action: Action | undefined,
  id: string,
  people: readonly string[],
  typed: Typed = {},
): View => {
  const t = textsFor(ctx);
  const names = people
    .slice(0, MOST_PEOPLE)
    .map((key) => ({ value: key, label: shorten(ctx.desk.people[key]?.name ?? key, 75) }));
  return form({
    problem: typed['problem'],
    heading: t('form.action.heading'),
    about: reviewName(ctx, review),
    intro: t('form.action.intro'),
    inputs: [
      input(ctx, { id: 'text', label: 'form.action.text', max: LIMITS.why, value: typed['text'] ?? action?.text }),
      choice(ctx, 'owner', t('form.action.owner'), names, typed['owner'] ?? action?.owner.key),
      input(ctx, {
        id: 'due',
        label: 'form.action.due',
        max: MOMENT_MAX,
        multiline: false,
        placeholder: 'form.action.dueExample',
        value: typed['due'],
      }),
    ],
    send: button(
      t,
      'button.saveReview',
      'actions.send',
      { review: review.id, action: id },
      { style: 'primary', submits: true },
    ),
    cancel: button(t, 'button.cancel', 'review', { review: review.id }),
  });
};

/** Why nothing comes of an action. */
export const dropForm = (ctx: DeskContext, review: Review, action: Action, typed: Typed = {}): View => {
  const t = textsFor(ctx);
  return form({
    problem: typed['problem'],
    heading: t('form.dropAction.heading'),
    about: shorten(action.text, 120),
    inputs: [input(ctx, { id: 'why', label: 'form.dropAction.why', max: LIMITS.why, value: typed['why'] })],
    send: button(
      t,
      'button.actionDrop',
      'actions.dropped',
      { review: review.id, action: action.id },
      { style: 'danger', submits: true },
    ),
    cancel: button(t, 'button.cancel', 'actions.list', {}),
  });
};
