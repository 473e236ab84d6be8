import { type Incident } from '../incident/types';
import type { ViewContext } from '../view/context';

/** `INC-1042`. */
export const numberWords = (ctx: ViewContext, incident: Pick<Incident, 'number'>): string =>
  `${ctx.desk.prefix}-${incident.number}`;

/** Number and title: what a case is called everywhere. */
export const headline = (ctx: ViewContext, incident: Pick<Incident, 'number' | 'title'>): string =>
  `${numberWords(ctx, incident)} · ${incident.title}`;

export const teamName = (ctx: ViewContext, key: string): string => ctx.desk.teams[key]?.name[ctx.reader.lang] ?? key;

export const categoryName = (ctx: ViewContext, key: string): string =>
  ctx.desk.categories[key]?.name[ctx.reader.lang] ?? key;

export const serviceName = (ctx: ViewContext, key: string): string =>
  ctx.desk.services[key]?.name[ctx.reader.lang] ?? key;

export const personName = (ctx: ViewContext, key: string): string => ctx.desk.people[key]?.name ?? key;
