import { type Period } from '../calendar/types';
import type { ViewContext } from './context';
import { textsFor } from './text';
import { momentWords, stampWords } from './time';

/** "from tomorrow at 08:00 until Monday 30 November at 08:00"; Danish "fra i morgen kl. 08.00 til …". */
export const periodWords = (ctx: ViewContext, { from, to }: Period): string =>
  textsFor(ctx)('period.words', { from: momentWords(ctx, from), to: momentWords(ctx, to) });

/** The same for a choice or a list, each moment with its day: "Tue, 24 Nov, 08:00 – Wed, 25 Nov, 08:00". */
export const periodShort = (ctx: ViewContext, { from, to }: Period): string =>
  `${stampWords(ctx, from)} – ${stampWords(ctx, to)}`;
