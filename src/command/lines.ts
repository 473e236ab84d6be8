import type { DeskContext } from '../desk/context';
import { personName, teamName } from '../desk/words';
import { type TextKey, textsFor } from '../view/text';
import { list, shorten } from '../view/words';

/** Sentences that answer what a person typed or pressed, whatever it was about. Plain text in the reader's language. */
export type Line = (ctx: DeskContext) => string;

export const line =
  (key: TextKey): Line =>
  (ctx) =>
    textsFor(ctx)(key);

/** The database did not answer; nothing was stored. */
export const databaseAwayLine: Line = line('line.databaseAway');

/** A save timed out: it may have happened. */
export const notSureYetLine: Line = line('line.notSureYet');

/** Above the case as it is now. */
export const outOfDateLine: Line = line('line.outOfDate');

/** What a button was for is gone. */
export const goneLine: Line = (ctx) => `${outOfDateLine(ctx)} ${textsFor(ctx)('line.outOfDateHelp')}`;

export const sentPrivatelyLine: Line = line('line.sentPrivately');

/** A private answer could not be given: there is no 1:1 conversation with them yet. */
export const openChatFirstLine: Line = line('line.openChatFirst');

/** A form without a case was cancelled. */
export const dismissedLine: Line = line('line.dismissed');

/** A form was sent with something left out. */
export const fillInLine: Line = line('line.fillIn');

export const somethingWrongLine: Line = line('line.somethingWrong');

/** A list that only operators have was asked for by somebody else. */
export const staffOnlyLine: Line = line('line.staffOnly');

/** `nearest` is the whole command as it should be typed. */
export const unknownCommandLine = (ctx: DeskContext, typed: string, nearest?: string): string => {
  const t = textsFor(ctx);
  const shown = { typed: shorten(typed, 60) };
  return nearest === undefined ? t('line.unknown', shown) : t('line.unknownNearest', { ...shown, nearest });
};

/** Somebody asked for a command in a sentence of their own. `typed`: the command as it is typed. */
export const wishLine = (ctx: DeskContext, typed: string): string => textsFor(ctx)('line.wish', { typed });

export const tooLongLine = (ctx: DeskContext, length: number, limit: number): string =>
  textsFor(ctx)('line.tooLong', { length, limit });

export const momentUnknownLine = (ctx: DeskContext, typed: string): string =>
  textsFor(ctx)('line.momentUnknown', { typed: shorten(typed, 40) });

/** A platform did not say who they are. `key`: theirs in the desk's file. */
export const notNowLine = (ctx: DeskContext, key: string): string =>
  textsFor(ctx)('line.notNow', { name: personName(ctx, key) });

const everyTeam = (ctx: DeskContext, type: Intl.ListFormatType): string =>
  list(
    ctx,
    Object.keys(ctx.desk.teams).map((key) => teamName(ctx, key)),
    type,
  );

/** No team by that name, or none was named. */
export const teamUnknownLine = (ctx: DeskContext, typed: string): string => {
  const t = textsFor(ctx);
  return typed.trim() === ''
    ? t('link.which', { teams: everyTeam(ctx, 'disjunction') })
    : t('link.unknown', { typed: shorten(typed, 60), teams: everyTeam(ctx, 'conjunction') });
};
