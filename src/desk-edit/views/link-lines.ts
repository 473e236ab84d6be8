import { teamName } from '../../desk/words';
import type { ViewContext } from '../../view/context';
import { textsFor } from '../../view/text';
import { list, shorten } from '../../view/words';

const everyTeam = (ctx: ViewContext, type: Intl.ListFormatType): string =>
  list(
    ctx,
    Object.keys(ctx.desk.teams).map((key) => teamName(ctx, key)),
    type,
  );

/** This room is now the team's. `movedFrom` is the name of the room it had before. */
export const linkedLine = (ctx: ViewContext, team: string, movedFrom?: string): string => {
  const t = textsFor(ctx);
  const name = { team: teamName(ctx, team) };
  return movedFrom === undefined ? t('link.linked', name) : t('link.moved', { ...name, from: movedFrom });
};

export const unlinkedLine = (ctx: ViewContext, team: string): string =>
  textsFor(ctx)('link.unlinked', { team: teamName(ctx, team) });

export const alreadyLinkedLine = (ctx: ViewContext, team: string): string =>
  textsFor(ctx)('link.already', { team: teamName(ctx, team) });

/** `unlink` in a room that no team has. */
export const nothingLinkedLine = (ctx: ViewContext): string => textsFor(ctx)('link.nothing');

/** The bot is not in this room. */
export const cannotWriteHereLine = (ctx: ViewContext): string => textsFor(ctx)('link.cannotWrite');

/** Only its lead and the admins may link or unlink. */
export const linkNotAllowedLine = (ctx: ViewContext, team: string): string => {
  const lead = ctx.desk.teams[team]?.lead;
  return textsFor(ctx)('link.notAllowed', {
    team: teamName(ctx, team),
    lead: (lead && ctx.desk.people[lead]?.name) ?? lead ?? '',
  });
};

/** Linking belongs in a channel, not in a 1:1 chat. */
export const linkInRoomOnlyLine = (ctx: ViewContext): string => textsFor(ctx)('link.roomOnly');

/** Another team has this room. */
export const roomTakenLine = (ctx: ViewContext, team: string): string =>
  textsFor(ctx)('link.taken', { team: teamName(ctx, team) });

/** No team by that name, or none was named. */
export const teamUnknownLine = (ctx: ViewContext, typed: string): string => {
  const t = textsFor(ctx);
  return typed.trim() === ''
    ? t('link.which', { teams: everyTeam(ctx, 'disjunction') })
    : t('link.unknown', { typed: shorten(typed, 60), teams: everyTeam(ctx, 'conjunction') });
};
