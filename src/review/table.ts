import type { ActionOf } from '../command/command';
import { actions } from './commands/actions';
import { review } from './commands/review';
import { reviews } from './commands/reviews';

/** Everything that can be typed and pressed about reviews. */
export const REVIEW_COMMANDS = [review, reviews, actions] as const;
export type ReviewCommandName = (typeof REVIEW_COMMANDS)[number]['name'];
export type ReviewAction = ActionOf<typeof review> | ActionOf<typeof actions>;
