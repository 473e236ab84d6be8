import type { Command } from '../../../command/command';
import { privately } from '../../../command/turn';
import { onCase } from '../../chat/press';
import { type IncidentDeps, readerContext } from '../../turn';
import { moreMenu } from '../../views/forms/more-menu';

/** What is done less often with a case. */
export const more = {
  name: 'more',
  presses: {
    press: {
      opens: 'form',
      answer: (turn) => onCase(turn, (stored) => privately(moreMenu(stored.state, readerContext(turn, stored)))),
    },
  },
} as const satisfies Command<IncidentDeps>;
