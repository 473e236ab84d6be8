import { type Line, line } from '../../command/lines';
import type { DeskContext } from '../../desk/context';
import { personName, teamName } from '../../desk/words';
import { type TextKey, textsFor } from '../../view/text';

const teamLine =
  (key: TextKey) =>
  (ctx: DeskContext, team: string): string =>
    textsFor(ctx)(key, { team: teamName(ctx, team) });

/** This room is now the team's. `movedFrom` is the name of the room it had before. */
export const linkedLine = (ctx: DeskContext, team: string, movedFrom?: string): string => {
  const t = textsFor(ctx);
  const name = { team: teamName(ctx, team) };
  return movedFrom === undefined ? t('link.linked', name) : t('link.moved', { ...name, from: movedFrom });
};

export const unlinkedLine = teamLine('link.unlinked');

export const alreadyLinkedLine = teamLine('link.already');

/** `unlink` in a room that no team has. */
export const nothingLinkedLine: Line = line('link.nothing');

/** The bot is not in this room. */
export const cannotWriteHereLine: Line = line('link.cannotWrite');

/** Only its lead and the admins may link or unlink. */
export const linkNotAllowedLine = (ctx: DeskContext, team: string): string =>
  textsFor(ctx)('link.notAllowed', {
    team: teamName(ctx, team),
    lead: personName(ctx, ctx.desk.teams[team]?.lead ?? ''),
  });

/** Linking belongs in a channel, not in a 1:1 chat. */
export const linkInRoomOnlyLine: Line = line('link.roomOnly');

/** Another team has this room. */
export const roomTakenLine = teamLine('link.taken');

/** This room hears of major incidents. */
export const linkedForAllLine: Line = line('link.majorLinked');

export const unlinkedForAllLine: Line = line('link.majorUnlinked');

/** A room for everybody is the admins' to choose. */
export const linkAdminsOnlyLine: Line = line('link.adminsOnly');
