import { numberWords } from '../../desk/words';
import type { Lang } from '../../ground/lang';
import { textsFor } from '../../view/text';
import { shorten } from '../../view/words';
import type { Notice } from '../effects';
import type { Incident } from '../types';
import type { CardContext } from './context';
import { type NoticeReader, type StandsFor, sentenceOf, standsForWords } from './notices/sentence';
import { sealedHeadline } from './words';

/** A say outside of chat. */
export interface PlainView {
  readonly subject: string;
  readonly text: string;
  readonly speech: string;
  readonly link?: string;
  readonly lang: Lang;
}

/** The longest SMS; phones and Twilio put its parts together. */
const LONGEST = 320;

/** The first that fits whole, else the last, cut. */
const fitting = (words: readonly [string, ...string[]], room: number): string =>
  words.find((one) => one.length <= room) ?? shorten(words[words.length - 1] ?? words[0], room);

/** One say in plain words: at most 320 characters, the link whole. A confidential case is not named. */
export const plainView = (
  notice: Notice,
  incident: Incident,
  ctx: CardContext,
  to: NoticeReader,
  actor: string | undefined,
  link: string | undefined,
  standsFor?: StandsFor,
): PlainView => {
  const t = textsFor(ctx);
  const number = numberWords(ctx, incident);
  const name = shorten(sealedHeadline(ctx, incident), 90);
  const instead = standsForWords(standsFor, ctx);
  const sentence = [sentenceOf(notice, incident, ctx, to, actor), instead].filter(Boolean).join(' ');
  const end = link === undefined ? '' : `\n${t('plain.claim', { link })}`;
  return {
    subject: shorten(`${name}: ${sentence}`, 150),
    // Where the link leaves no room for the title, what happened goes before it.
    text: `${fitting([`${name}: ${sentence}`, `${number}: ${sentence}`], Math.max(number.length, LONGEST - end.length))}${end}`,
    speech: shorten(t('plain.speech', { number, sentence }), 400),
    ...(link !== undefined && { link }),
    lang: ctx.reader.lang,
  };
};
