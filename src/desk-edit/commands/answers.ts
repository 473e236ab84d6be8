import type { Command } from '../../command/command';
import { privately } from '../../command/turn';
import { changing } from '../chat/allowed';
import { pageFrom } from '../chat/page-from';
import type { DeskEditDeps } from '../turn';
import { answersView } from '../views/lists';

/** Every ready-made answer. */
export const answers = {
  name: 'desk.answers',
  presses: {
    press: { opens: 'look', answer: changing(({ ctx, input }) => privately(answersView(ctx, pageFrom(input.data)))) },
  },
} as const satisfies Command<DeskEditDeps>;
