import { IMPACTS, URGENCIES } from '../../../desk/model';
import { textsFor } from '../../../view/text';
import type { Choosing } from '../../case-command';

/** The two plain questions: who is hit, and can you work. */
export const QUESTIONS = [
  {
    id: 'impact',
    label: 'question.impact',
    choices: (ctx, place) => IMPACTS.map((value) => ({ value, label: textsFor(ctx)(`impact.${value}`, { place }) })),
  },
  {
    id: 'urgency',
    label: 'question.urgency',
    choices: (ctx) => URGENCIES.map((value) => ({ value, label: textsFor(ctx)(`urgency.${value}`) })),
  },
] as const satisfies readonly Choosing[];
