import { numberWords } from '../../../desk/words';
import { LIMITS } from '../../../ground/limits';
import { buttons, text, title } from '../../../view/build';
import { input } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { ActionData, Button, View } from '../../../view/view';
import { isEnded, waitsForCaller } from '../../lifecycle';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { caseLines } from '../lists/rows';

const MOST = 5;

/** What waits for its caller's word first, what has ended last. */
const rank = (incident: Incident): number => (waitsForCaller(incident) ? 0 : isEnded(incident) ? 2 : 1);

/**
 * Which case does a message belong to, or is it something new? Input `text`, prefilled; at most five cases, the newest
 * first among those that wait alike.
 * `data` comes back with every button, e.g. ids of pictures sent along.
 */
export const answerChoice = (
  ctx: CardContext,
  typed: string,
  incidents: readonly Incident[],
  { data = {}, problem }: { readonly data?: ActionData; readonly problem?: string | undefined } = {},
): View => {
  const t = textsFor(ctx);
  const likely = incidents.toSorted((a, b) => rank(a) - rank(b) || b.number - a.number).slice(0, MOST);
  const answers = likely.map(
    (incident): Button => ({
      label: numberWords(ctx, incident),
      action: 'answer.choose',
      data: { ...data, incident: incident.id },
      submits: true,
    }),
  );
  const fresh: Button = { label: t('button.somethingNew'), action: 'answer.choose', data, submits: true };
  return {
    fallback: t('form.choose.heading'),
    blocks: [
      ...(problem ? [text(problem, 'warning')] : []),
      title(t('form.choose.heading')),
      text(t('form.choose.intro', { count: incidents.length }), 'subtle'),
      input(ctx, { id: 'text', label: 'form.choose.text', max: LIMITS.details, value: typed }),
      ...caseLines(likely, ctx),
      ...buttons([...answers, fresh]),
    ],
  };
};
