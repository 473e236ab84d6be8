import { z } from 'zod';
import type { Desk } from '../../desk/model';
import { causeName } from '../../desk/words';
import { textsFor } from '../../view/text';
import type { CaseForm } from '../case-command';
import { refuse } from '../decide/shared';
import type { Refusal } from '../events';

/** A week, day and night. */
const MOST_MINUTES = 10_080;
/** What the form calls none of them; no key of a cause begins so. */
export const NO_CAUSE = '-';
const WHOLE = /^\d{1,5}$/;

/** What whoever resolves may say beside what fixed it; `minutes` as typed. */
export const spent = {
  cause: z.string().trim().max(40).optional(),
  minutes: z.string().trim().max(20).optional(),
};

interface Sent {
  readonly cause?: string | undefined;
  readonly minutes?: string | undefined;
}

/** As an event keeps it; a desk that does not ask for it keeps nothing. */
export const spentIn = (
  { cause, minutes }: Sent,
  desk: Desk,
): { readonly cause?: string; readonly minutes?: number } | Refusal => {
  const isChosen = cause !== undefined && cause !== '' && cause !== NO_CAUSE;
  if (isChosen && !desk.causes.some(({ key }) => key === cause)) return refuse('no_such_cause');
  const isTimed = desk.time && minutes !== undefined && minutes !== '';
  if (isTimed && !(WHOLE.test(minutes) && Number(minutes) <= MOST_MINUTES)) return refuse('minutes');
  return { ...(isChosen && { cause }), ...(isTimed && { minutes: Number(minutes) }) };
};

export const SPENT_INPUTS: CaseForm['inputs'] = [
  {
    id: 'cause',
    label: 'form.resolve.cause',
    where: ({ desk }) => desk.causes.length > 0,
    choices: (ctx) => [
      { value: NO_CAUSE, label: textsFor(ctx)('form.resolve.noCause') },
      ...ctx.desk.causes.map(({ key }) => ({ value: key, label: causeName(ctx, key) })),
    ],
  },
  {
    id: 'minutes',
    label: 'form.resolve.minutes',
    where: ({ desk }) => desk.time,
    max: 20,
    required: false,
    multiline: false,
    placeholder: 'form.resolve.minutesExample',
  },
];
