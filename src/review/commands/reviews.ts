import type { Command } from '../../command/command';
import { privately } from '../../command/turn';
import { listedReviews } from '../queries/unfinished';
import type { ReviewDeps } from '../turn';
import { reviewsView } from '../views/lists';

/** `reviews`, `gennemgange`: those that nobody has approved, within the reader's rights. */
export const reviews = {
  name: 'reviews',
  typed: {
    for: 'operators',
    words: { en: ['reviews'], da: ['gennemgange'] },
    usage: 'nothing',
    help: 'help.reviews',
    answer: async (turn) => privately(reviewsView(turn.ctx, await listedReviews(turn))),
  },
} as const satisfies Command<ReviewDeps>;
