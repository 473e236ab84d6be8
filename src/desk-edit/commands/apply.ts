import type { Command } from '../../command/command';
import { changing } from '../chat/allowed';
import { doerOf, replyOf } from '../chat/outcome';
import type { DeskEditDeps } from '../turn';

/** Makes a kept version count in place of another: data `version`, `base`. */
export const apply = {
  name: 'desk.apply',
  presses: {
    press: {
      answer: changing(async (turn) => {
        const { version = '', base = '' } = turn.input.data;
        return replyOf(turn, await turn.deps.desks.apply(version, base, doerOf(turn)));
      }),
    },
  },
} as const satisfies Command<DeskEditDeps>;
