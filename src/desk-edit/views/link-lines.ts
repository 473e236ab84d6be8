import type { DeskContext } from '../../desk/context';
import { teamName } from '../../desk/words';
import { textsFor } from '../../view/text';
import { list, shorten } from '../../view/words';

const everyTeam = (ctx: DeskContext, type: Intl.ListFormatType): string =>
  list(
    ctx,
    Object.keys(ctx.desk.teams).map((key) => teamName(ctx, key)),
    type,
  );

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

/** No team by that name, or none was named. */
export const teamUnknownLine = (ctx: DeskContext, typed: string): string => {
  const t = textsFor(ctx);
  return typed.trim() === ''
    ? t('link.which', { teams: everyTeam(ctx, 'disjunction') })
    : t('link.unknown', { typed: shorten(typed, 60), teams: everyTeam(ctx, 'conjunction') });
};
