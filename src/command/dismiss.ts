import type { ActionOf, Command } from './command';
import { dismissedLine } from './lines';
import { tell } from './turn';

/** *Cancel* on a form that is about no record. */
export const dismiss = {
  name: 'dismiss',
  presses: { press: { opens: 'nothing', answer: ({ ctx }) => tell(dismissedLine(ctx), 'subtle') } },
} as const satisfies Command<unknown>;
export type DismissAction = ActionOf<typeof dismiss>;
