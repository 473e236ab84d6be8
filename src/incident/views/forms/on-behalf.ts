import { LIMITS } from '../../../ground/limits';
import { text } from '../../../view/build';
import { choice, form, input } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { ActionData, View } from '../../../view/view';
import type { Fields } from '../../case-command';
import { SOURCES } from '../../on-behalf/called';
import { button } from '../button';
import type { CardContext } from '../context';

/** Longest answers of its short lines, in characters. */
export const BEHALF_LIMITS = { name: 100, email: 250, where: LIMITS.where, since: 100, callBack: 40 } as const;

interface Around {
  /** A line under the heading. */
  readonly note?: string | undefined;
  /** Comes back with Send. */
  readonly data?: ActionData;
}

/** What an operator asks on the phone: who, what, where, since when, on which number; and how it came. */
export const behalfForm = (ctx: CardContext, typed: Fields, { note, data = {} }: Around): View => {
  const t = textsFor(ctx);
  const line = (id: keyof typeof BEHALF_LIMITS) =>
    input(ctx, {
      id,
      label: `form.behalf.${id}`,
      max: BEHALF_LIMITS[id],
      required: false,
      multiline: false,
      value: typed[id],
    });
  const sources = SOURCES.map((value) => ({ value, label: t(`form.behalf.source.${value}`) }));
  return form({
    problem: typed['problem'],
    heading: t('form.behalf.heading'),
    intro: t('form.behalf.intro'),
    inputs: [
      ...(note === undefined ? [] : [text(note, 'warning')]),
      line('name'),
      line('email'),
      input(ctx, {
        id: 'text',
        label: 'form.behalf.text',
        max: LIMITS.details,
        placeholder: 'form.report.example',
        value: typed['text'] ?? '',
      }),
      line('where'),
      line('since'),
      line('callBack'),
      choice(ctx, 'source', t('form.behalf.source'), sources, typed['source'] ?? SOURCES[0]),
    ],
    send: button(t, data['anyway'] === undefined ? 'button.logFor' : 'button.logAnyway', 'reportFor.send', data, {
      style: 'primary',
      submits: true,
    }),
    cancel: button(t, 'button.cancel', 'dismiss', {}),
  });
};
