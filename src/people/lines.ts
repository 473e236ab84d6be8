import { type Line, line } from '../command/lines';
import type { DeskContext } from '../desk/context';
import { textsFor } from '../view/text';
import { list, shorten } from '../view/words';

export const settingsSavedLine: Line = line('line.settingsSaved');

export const settingsProblemLine: Line = line('line.settingsProblem');

export const languageChangedLine: Line = line('line.languageChanged');

/** In the language that they read until now. */
export const languageOfferLine: Line = line('line.languageOffer');

export const languageUnknownLine = (ctx: DeskContext, typed: string): string =>
  textsFor(ctx)('line.languageUnknown', {
    typed: shorten(typed, 40),
    known: list(ctx, ctx.desk.languages, 'disjunction'),
  });
