import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { openly, tell } from '../../command/turn';
import { isForAll } from '../../delivery/for-all';
import { isAdmin, mayRunTeam } from '../../people/rights';
import { lineView } from '../../view/line-view';
import type { DeskEditDeps, DeskTurn } from '../turn';
import {
  linkAdminsOnlyLine,
  linkInRoomOnlyLine,
  linkNotAllowedLine,
  nothingLinkedLine,
  unlinkedForAllLine,
  unlinkedLine,
} from '../views/link-lines';

/** Frees this room of its team. */
const unlinkHere = async (turn: DeskTurn): Promise<Reply> => {
  const { ctx, input, who, deps } = turn;
  if (input.room.kind === 'direct') return tell(linkInRoomOnlyLine(ctx), 'warning');
  const here = await deps.store.places.byAddress(input.room);
  if (!here) return tell(nothingLinkedLine(ctx), 'warning');
  if (isForAll(here.team)) {
    if (!isAdmin(ctx.desk, who.actor)) return tell(linkAdminsOnlyLine(ctx), 'warning');
    await deps.store.places.unlink(here.team);
    return openly(lineView(unlinkedForAllLine(ctx), 'good'));
  }
  if (!mayRunTeam(ctx.desk, who.actor, here.team)) return tell(linkNotAllowedLine(ctx, here.team), 'warning');
  await deps.store.places.unlink(here.team);
  return openly(lineView(unlinkedLine(ctx, here.team), 'good'));
};

/** This room is no team's any more. */
export const unlink = {
  name: 'unlink',
  typed: {
    for: 'leads',
    words: { en: ['unlink'], da: ['frakobl'] },
    usage: 'nothing',
    help: 'help.unlink',
    answer: (turn) => unlinkHere(turn),
  },
} as const satisfies Command<DeskEditDeps>;
