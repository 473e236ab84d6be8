import { z } from 'zod';
import { caseCommand } from '../../case-command';
import { ALREADY, refuse } from '../../decide/shared';
import { theCaller } from '../../rights';
import { isAsking, SCORES, type Score } from '../../state/satisfaction';

/** What a button carries is text. */
const given = z.string().transform((text, context): Score => {
  const found = SCORES.find((one) => String(one) === text);
  if (found) return found;
  context.addIssue({ code: 'invalid_value', values: SCORES.map(String) });
  return z.NEVER;
});

/** The caller says how it went, once, with one tap. */
export const score = caseCommand({
  type: 'score',
  may: theCaller,
  takes: z.object({ score: given }),
  decide: ({ score: now }, state) => {
    if (isAsking(state)) return [{ type: 'scored', score: now }];
    if (!state.score) return refuse('not_now');
    return state.score.given === now ? ALREADY : refuse('scored');
  },
  done: 'done.scored',
});
