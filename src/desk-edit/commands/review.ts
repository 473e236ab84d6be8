import type { Command } from '../../command/command';
import { changing } from '../chat/allowed';
import { replyOf } from '../chat/outcome';
import type { DeskEditDeps } from '../turn';

/** What a kept version would change: data `version`. */
export const review = {
  name: 'desk.review',
  presses: {
    press: {
      opens: 'look',
      answer: changing(async (turn) => replyOf(turn, await turn.deps.desks.review(turn.input.data['version'] ?? ''))),
    },
  },
} as const satisfies Command<DeskEditDeps>;
