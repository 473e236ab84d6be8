import type { Command } from '../../command/command';
import { privately } from '../../command/turn';
import { changing } from '../chat/allowed';
import { type DeskEditDeps, pageOf } from '../turn';
import { wordsView } from '../views/lists';

/** Every category with its words. */
export const words = {
  name: 'desk.words',
  presses: {
    press: { opens: 'look', answer: changing((turn) => privately(wordsView(turn.ctx, pageOf(turn)))) },
  },
} as const satisfies Command<DeskEditDeps>;
