import { z } from 'zod';
import { fillInLine } from '../command/lines';
import type { DeskContext } from '../desk/context';
import { LANGS, type Lang } from '../ground/lang';
import type { Fields } from '../incident/case-command';
import { areaKey, areaOf } from '../incident/policies/area';
import { problemIn } from './policies/written';
import type { Written } from './stored';
import { SOLUTION_READERS, type Solution } from './types';
import { solutionRefusal } from './views/words';

const sent = z.object({
  lang: z.enum(LANGS).optional(),
  title: z.string().trim().min(1),
  steps: z.string().trim().min(1),
  readers: z.enum(SOLUTION_READERS),
  area: z.string(),
  service: z.string().optional(),
});

/** The team whose lead approves what is about this. */
const teamFor = ({ desk }: DeskContext, category: string, service: string | undefined): string =>
  desk.services[service ?? '']?.team ?? desk.categories[category]?.team ?? Object.keys(desk.teams)[0] ?? '';

/** What a form sent. `known`: what it has already: the team that it stays with, the language that is not asked. */
export const writtenIn = (
  ctx: DeskContext,
  data: Fields,
  known: { readonly team?: string; readonly lang?: Lang },
): Written | { readonly problem: string } => {
  const { success, data: fields } = sent.safeParse(data);
  if (!success) return { problem: fillInLine(ctx) };
  const area = areaOf(ctx.desk, fields.area);
  if (!area) return { problem: fillInLine(ctx) };
  const service = ctx.desk.services[fields.service ?? '']?.key;
  const written: Written = {
    lang: known.lang ?? fields.lang ?? ctx.reader.lang,
    version: { title: fields.title, steps: fields.steps },
    readers: fields.readers,
    ...area,
    ...(service !== undefined && { service }),
    team: known.team ?? teamFor(ctx, area.category, service),
  };
  const refusal = problemIn(written, ctx.desk);
  return refusal ? { problem: solutionRefusal(ctx, refusal) } : written;
};

/** What a form about it starts with. */
export const fieldsOf = ({ versions, readers, service, ...area }: Solution, lang: Lang): Fields => ({
  title: versions[lang]?.title,
  steps: versions[lang]?.steps,
  readers,
  area: areaKey(area),
  ...(service !== undefined && { service }),
});
