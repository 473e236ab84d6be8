import { numberWords, teamName, titleWords } from '../../desk/words';
import { textsFor } from '../../view/text';
import { capital, shorten } from '../../view/words';
import type { Incident } from '../types';
import type { CardContext } from './context';

const LONGEST = 90;

/** What is broken and how bad, away from chat. Of a confidential case only whose it is; `outside`: what who may not read it calls it. */
export const brokenWords = (ctx: CardContext, incident: Incident, outside?: string) => {
  const t = textsFor(ctx);
  const { priority, confidential } = incident;
  const title = confidential
    ? t('plain.sealed', { team: teamName(ctx, incident.team) })
    : shorten(outside ?? titleWords(ctx, incident), LONGEST);
  return {
    title: capital(title, ctx.reader.lang),
    number: numberWords(ctx, incident),
    priority,
    bad: t(`priority.${priority}`),
  };
};
export type Broken = ReturnType<typeof brokenWords>;
