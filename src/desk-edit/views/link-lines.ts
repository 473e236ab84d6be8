import type { DeskContext } from '../../desk/context';
import { teamName } from '../../desk/words';
import { textsFor } from '../../view/text';

/** This room is now the team's. `movedFrom` is the name of the room it had before. */
export const linkedLine = (ctx: DeskContext, team: string, movedFrom?: string): string => {
  const t = textsFor(ctx);
  const name = { team: teamName(ctx, team) };
  return movedFrom === undefined ? t('link.linked', name) : t('link.moved', { ...name, from: movedFrom });
};

export const unlinkedLine = (ctx: DeskContext, team: string): string =>
  textsFor(ctx)('link.unlinked', { team: teamName(ctx, team) });

export const alreadyLinkedLine = (ctx: DeskContext, team: string): string =>
  textsFor(ctx)('link.already', { team: teamName(ctx, team) });

/** `unlink` in a room that no team has. */
export const nothingLinkedLine = (ctx: DeskContext): string => textsFor(ctx)('link.nothing');

/** The bot is not in this room. */
export const cannotWriteHereLine = (ctx: DeskContext): string => textsFor(ctx)('link.cannotWrite');

/** Only its lead and the admins may link or unlink. */
export const linkNotAllowedLine = (ctx: DeskContext, team: string): string => {
  const lead = ctx.desk.teams[team]?.lead;
  return textsFor(ctx)('link.notAllowed', {
    team: teamName(ctx, team),
    lead: (lead && ctx.desk.people[lead]?.name) ?? lead ?? '',
  });
};

/** Linking belongs in a channel, not in a 1:1 chat. */
export const linkInRoomOnlyLine = (ctx: DeskContext): string => textsFor(ctx)('link.roomOnly');

/** Another team has this room. */
export const roomTakenLine = (ctx: DeskContext, team: string): string =>
  textsFor(ctx)('link.taken', { team: teamName(ctx, team) });
