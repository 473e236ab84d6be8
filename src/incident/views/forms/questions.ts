import { IMPACTS, URGENCIES } from '../../../desk/model';
import { type CardPlace } from '../../../ground/refs';
import { choice } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { Block } from '../../../view/view';
import type { CardContext } from '../context';

/** What was chosen so far. */
export interface Assessment {
  readonly impact?: string | undefined;
  readonly urgency?: string | undefined;
}

/** The two plain questions: who is hit, and can you work. Inputs `impact` and `urgency`. */
export const questionInputs = (ctx: CardContext, place: CardPlace, given: Assessment): readonly Block[] => {
  const t = textsFor(ctx);
  return [
    choice(
      ctx,
      'impact',
      t('question.impact', { place }),
      IMPACTS.map((value) => ({ value, label: t(`impact.${value}`, { place }) })),
      given.impact,
    ),
    choice(
      ctx,
      'urgency',
      t('question.urgency', { place }),
      URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) })),
      given.urgency,
    ),
  ];
};
