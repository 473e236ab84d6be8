import { z } from 'zod';
import { type Infer, opt } from '../../record/schema';

/** How well it went; 5 is best. */
export const SCORES = [1, 2, 3, 4, 5] as const;
export const score = z.literal(SCORES);
export type Score = Infer<typeof score>;

/** What a caller said of it, and why. */
export const givenScore = z.object({ given: score, at: z.date(), why: opt(z.string()) });

/** Of a case, as much as tells whether its caller is asked. */
interface Asked {
  readonly status: string;
  readonly surveyed?: true;
  readonly score?: Infer<typeof givenScore>;
}

/** The lead sees it with its case. */
export const isLow = (given: Score): boolean => given <= 2;

/** Its caller is asked how it went, and has not said yet. */
export const isAsking = ({ status, surveyed, score: said }: Asked): boolean =>
  status === 'closed' && surveyed === true && said === undefined;

/** It went badly, and its caller may say why. */
export const mayExplain = ({ status, score: said }: Asked): boolean =>
  status === 'closed' && said !== undefined && isLow(said.given) && said.why === undefined;
