import type { DeskContext } from './context';

/** `INC-1042`. */
export const numberWords = (ctx: DeskContext, { number }: { readonly number: number }): string =>
  `${ctx.desk.prefix}-${number}`;

/** Number and title: what a case is called everywhere. */
export const headline = (ctx: DeskContext, incident: { readonly number: number; readonly title: string }): string =>
  `${numberWords(ctx, incident)} · ${incident.title}`;

export const teamName = (ctx: DeskContext, key: string): string => ctx.desk.teams[key]?.name[ctx.reader.lang] ?? key;

export const categoryName = (ctx: DeskContext, key: string): string =>
  ctx.desk.categories[key]?.name[ctx.reader.lang] ?? key;

export const serviceName = (ctx: DeskContext, key: string): string =>
  ctx.desk.services[key]?.name[ctx.reader.lang] ?? key;

export const personName = (ctx: DeskContext, key: string): string => ctx.desk.people[key]?.name ?? key;
