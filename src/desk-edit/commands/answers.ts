import type { Command } from '../../command/command';
import { privately } from '../../command/turn';
import { changing } from '../chat/allowed';
import { type DeskEditDeps, pageOf } from '../turn';
import { answersView } from '../views/lists';

/** Every ready-made answer. */
export const answers = {
  name: 'desk.answers',
  presses: {
    press: { opens: 'look', answer: changing((turn) => privately(answersView(turn.ctx, pageOf(turn)))) },
  },
} as const satisfies Command<DeskEditDeps>;
