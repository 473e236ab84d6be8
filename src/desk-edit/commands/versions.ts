import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { privately } from '../../command/turn';
import { changing } from '../chat/allowed';
import type { DeskEditDeps, Pressed } from '../turn';
import { versionsView } from '../views/lists';

/** The last changes, with a way back from the newest. */
const look = async ({ ctx, deps }: Pressed): Promise<Reply> => {
  const head = await deps.desks.head();
  const moves = head?.moves.toReversed() ?? [];
  const [last] = moves;
  const undo = last?.version === head?.active && last?.previous !== undefined ? last.version : undefined;
  return privately(versionsView(ctx, moves, undo));
};

/** The last changes of the desk. */
export const versions = {
  name: 'desk.versions',
  presses: { press: { opens: 'look', answer: changing(look) } },
} as const satisfies Command<DeskEditDeps>;
