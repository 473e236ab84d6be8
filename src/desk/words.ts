import { textsFor } from '../view/text';
import type { DeskContext } from './context';
import type { CaseType } from './model';

/** `INC-1042`. */
export const numberWords = (ctx: DeskContext, { number }: { readonly number: number }): string =>
  `${ctx.desk.prefix}-${number}`;

/** A case whose caller deleted what they wrote is called by nothing else. */
export const titleWords = (ctx: DeskContext, { title }: { readonly title: string }): string =>
  title === '' ? textsFor(ctx)('word.erased') : title;

/** Number and title: what a case is called everywhere. */
export const headline = (ctx: DeskContext, incident: { readonly number: number; readonly title: string }): string =>
  `${numberWords(ctx, incident)} · ${titleWords(ctx, incident)}`;

export const teamName = (ctx: DeskContext, key: string): string => ctx.desk.teams[key]?.name[ctx.reader.lang] ?? key;

/** What a case of this type is called, also where the desk no longer has it. */
export const typeName = (ctx: DeskContext, type: CaseType): string =>
  ctx.desk.types[type]?.name[ctx.reader.lang] ?? textsFor(ctx)(`type.${type}`);

export const categoryName = (ctx: DeskContext, key: string): string =>
  ctx.desk.categories[key]?.name[ctx.reader.lang] ?? key;

/** A category and the part of it: `Network › Wi-Fi`. */
export const areaName = (
  ctx: DeskContext,
  { category, sub }: { readonly category: string; readonly sub?: string },
): string => {
  const name = categoryName(ctx, category);
  return sub === undefined
    ? name
    : `${name} › ${ctx.desk.categories[category]?.sub?.[sub]?.name[ctx.reader.lang] ?? sub}`;
};

export const serviceName = (ctx: DeskContext, key: string): string =>
  ctx.desk.services[key]?.name[ctx.reader.lang] ?? key;

/** One that the desk's file no longer has is called by its key. */
export const causeName = (ctx: DeskContext, key: string): string =>
  ctx.desk.causes.find((cause) => cause.key === key)?.name[ctx.reader.lang] ?? key;

export const personName = (ctx: DeskContext, key: string): string => ctx.desk.people[key]?.name ?? key;
