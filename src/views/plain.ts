import type { Notice } from '../incident/effects';
import type { Incident } from '../incident/types';
import type { Lang } from '../lang';
import type { ViewContext } from './context';
import { type NoticeReader, sentenceOf } from './notices/sentence';
import { textsFor } from './text';
import { headline, numberWords, shorten } from './words';

/** A say outside of chat. */
export interface PlainView {
  readonly subject: string;
  readonly text: string;
  readonly speech: string;
  readonly link?: string;
  readonly lang: Lang;
}

/** Two parts of an SMS in any alphabet hold this much. */
const LONGEST = 320;

/** One say in plain words: at most 320 characters, the link whole. A confidential case is not named. */
export const plainView = (
  notice: Notice,
  incident: Incident,
  ctx: ViewContext,
  to: NoticeReader,
  actor: string | undefined,
  link: string | undefined,
): PlainView => {
  const t = textsFor(ctx);
  const name = incident.confidential ? numberWords(ctx, incident) : shorten(headline(ctx, incident), 90);
  const sentence = sentenceOf(notice, incident, ctx, to, actor);
  const end = link === undefined ? '' : `\n${t('plain.claim', { link })}`;
  return {
    subject: shorten(`${name}: ${sentence}`, 150),
    text: `${shorten(`${name}: ${sentence}`, Math.max(80, LONGEST - end.length))}${end}`,
    speech: shorten(t('plain.speech', { number: numberWords(ctx, incident), sentence }), 400),
    ...(link !== undefined && { link }),
    lang: ctx.reader.lang,
  };
};
