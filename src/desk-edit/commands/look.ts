import type { Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import { isAdmin, ledTeams } from '../../people/rights';
import type { Banner } from '../../view/build';
import { deskRefusal } from '../rights';
import { type DeskTurn } from '../turn';
import type { DeskMove } from '../versions/store';
import { type DeskMoveRow, deskView } from '../views/desk-view';
import { deskRefusalLine } from '../views/lines';
import { versionsView } from '../views/lists';

const rowOf = ({ version, how, at, by }: DeskMove): DeskMoveRow => ({ version, how, at, ...(by && { by: by.name }) });

/** The place on a list where a page begins. */
export const pageFrom = (data: Readonly<Record<string, string>>): number =>
  Math.max(0, Math.min(10_000, Number.parseInt(data['from'] ?? '0', 10) || 0));

/** The desk for whoever may see it: all of it for admins, their teams for leads. */
export const lookAtDesk = async (turn: DeskTurn, from = 0, banner?: Banner): Promise<Reply> => {
  const { ctx, deps, who } = turn;
  const refused = deskRefusal(ctx.desk, who.actor, { deed: 'look' });
  if (refused) return tell(deskRefusalLine(ctx, refused), 'warning');
  const all = isAdmin(ctx.desk, who.actor);
  const teams = all ? Object.keys(ctx.desk.teams) : ledTeams(ctx.desk, who.actor);
  const head = await deps.desks.head();
  const last = head?.moves.at(-1);
  return privately(
    deskView(
      ctx,
      {
        teams,
        from: from < teams.length ? from : 0,
        all,
        ...(last && { last: rowOf(last) }),
        ...(head?.offered !== undefined && { offered: head.offered }),
      },
      banner,
    ),
  );
};

/** The last changes, with a way back from the newest. */
export const lookAtVersions = async ({ ctx, deps }: DeskTurn): Promise<Reply> => {
  const head = await deps.desks.head();
  const moves = head?.moves.toReversed() ?? [];
  const [last] = moves;
  const undo = last?.version === head?.active && last?.previous !== undefined ? last.version : undefined;
  return privately(versionsView(ctx, moves.map(rowOf), undo));
};
