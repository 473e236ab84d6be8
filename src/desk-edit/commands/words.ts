import type { Command } from '../../command/command';
import { privately } from '../../command/turn';
import { changing } from '../chat/allowed';
import { pageFrom } from '../chat/page-from';
import type { DeskEditDeps } from '../turn';
import { wordsView } from '../views/lists';

/** Every category with its words. */
export const words = {
  name: 'desk.words',
  presses: {
    press: { opens: 'look', answer: changing(({ ctx, input }) => privately(wordsView(ctx, pageFrom(input.data)))) },
  },
} as const satisfies Command<DeskEditDeps>;
