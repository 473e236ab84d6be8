import type { Command } from '../../command/command';
import { changing } from '../chat/allowed';
import { doerOf, replyOf } from '../chat/outcome';
import type { DeskEditDeps } from '../turn';

/** Brings back what was there before data `version`. */
export const undo = {
  name: 'desk.undo',
  presses: {
    press: {
      answer: changing(async (turn) =>
        replyOf(turn, await turn.deps.desks.undo(turn.input.data['version'] ?? '', doerOf(turn))),
      ),
    },
  },
} as const satisfies Command<DeskEditDeps>;
