import { numberWords, titleWords } from '../../../desk/words';
import { LIMITS } from '../../../ground/limits';
import { buttons, text, title } from '../../../view/build';
import { input } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { ActionData, Button, View } from '../../../view/view';
import { shorten } from '../../../view/words';
import type { Incident } from '../../types';
import type { CardContext } from '../context';

const MOST = 5;

/**
 * Which case does a message belong to, or is it something new? Input `text`, prefilled; at most the five newest cases.
 * `data` comes back with every button, e.g. ids of pictures sent along.
 */
export const answerChoice = (
  ctx: CardContext,
  typed: string,
  incidents: readonly Incident[],
  data: ActionData = {},
): View => {
  const t = textsFor(ctx);
  const newest = incidents.toSorted((a, b) => b.number - a.number).slice(0, MOST);
  const answers = newest.map((incident): readonly Button[] => [
    {
      label: t('button.answerTo', {
        number: numberWords(ctx, incident),
        title: shorten(titleWords(ctx, incident), 40),
      }),
      action: 'answer.choose',
      data: { ...data, incident: incident.id },
      submits: true,
    },
  ]);
  const fresh: Button = { label: t('button.somethingNew'), action: 'answer.choose', data, submits: true };
  return {
    fallback: t('form.choose.heading'),
    blocks: [
      title(t('form.choose.heading')),
      text(t('form.choose.intro'), 'subtle'),
      input(ctx, { id: 'text', label: 'form.choose.text', max: LIMITS.details, value: typed }),
      ...[...answers, [fresh]].flatMap(buttons),
    ],
  };
};
