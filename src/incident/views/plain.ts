import { teamName } from '../../desk/words';
import type { Lang } from '../../ground/lang';
import { cutTo, inGsm7, septets } from '../../view/gsm7';
import { textsFor } from '../../view/text';
import { durationWords } from '../../view/time';
import { capital, shorten } from '../../view/words';
import type { Notice } from '../effects';
import type { Incident } from '../types';
import { type Broken, brokenWords } from './broken';
import type { CardContext } from './context';
import { isOutside, type NoticeReader, type StandsFor, sentenceOf, standsForWords } from './notices/sentence';
import { outsideName } from './words';

/** A say outside of chat. */
export interface PlainView {
  readonly subject: string;
  readonly text: string;
  readonly sms: string;
  readonly speech: string;
  readonly link?: string;
  readonly lang: Lang;
}

/** One SMS in a telephone's own letters. */
const SMS = 160;
/** So much of a title says what it is about; before less of it stands there, the rest goes. */
const LEAST_TITLE = 20;
const LONGEST_SENTENCE = 300;
const LONGEST_SPEECH = 400;

/** What happened; how bad it is stands before it. */
const happened = (
  notice: Notice,
  incident: Incident,
  ctx: CardContext,
  to: NoticeReader,
  actor: string | undefined,
): string => {
  const t = textsFor(ctx);
  const team = teamName(ctx, incident.team);
  if (notice.kind === 'handOver') {
    return t('plain.handOver', { other: team, receiver: teamName(ctx, incident.handOver?.team ?? incident.team) });
  }
  if (notice.kind !== 'ping') return sentenceOf(notice, incident, ctx, to, actor);
  const since = incident.policy?.from ?? incident.loggedAt;
  const waited = durationWords(ctx.reader.lang, ctx.now.getTime() - since.getTime());
  return t('plain.ping', { team, waited, repeat: notice.repeat ? 'yes' : 'no' });
};

/** One SMS: where there is no room for all of it, the title is cut first, then what happened; the link stays whole. */
const smsOf = (ctx: CardContext, broken: Broken, sentence: string, link: string | undefined): string => {
  const t = textsFor(ctx);
  const end = link === undefined ? '' : `\n${link}`;
  const room = SMS - septets(end);
  const head = (title: string): string => inGsm7(t('plain.head', { ...broken, title }));
  const title = inGsm7(broken.title).trim();
  const said = ` ${inGsm7(sentence)}`;
  const spare = (words: string): number => room - septets(head('')) - septets(words);
  const whole = [said, ''].find((words) => spare(words) >= Math.min(LEAST_TITLE, septets(title))) ?? '';
  const kept = head(cutTo(title, Math.max(LEAST_TITLE, spare(whole))));
  // Of what somebody wrote as much as there is room for.
  const cut = whole === '' && room - septets(kept) > LEAST_TITLE ? cutTo(said, room - septets(kept)) : whole;
  return `${kept}${cut}${end}`;
};

/** One say in plain words: what is broken and how bad comes first. A confidential case is not named. */
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
  const { lang } = ctx.reader;
  const broken = brokenWords(ctx, incident, isOutside(to) ? outsideName(ctx, incident, to) : undefined);
  const sentence = capital(shorten(happened(notice, incident, ctx, to, actor), LONGEST_SENTENCE), lang);
  const said = [sentence, standsForWords(standsFor, ctx)].filter(Boolean).join(' ');
  const head = t('plain.head', broken);
  const open = t('plain.open', { claims: notice.kind === 'ping' && incident.status === 'new' ? 'yes' : 'no' });
  const links = link === undefined ? [] : [t('plain.claim', { link })];
  return {
    subject: shorten(`${head} ${said}`, 150),
    text: [`${head} ${said}`, ...links].join('\n\n'),
    sms: smsOf(ctx, broken, sentence, link),
    speech: `${shorten(t('plain.speech', { ...broken, level: broken.priority.slice(1), sentence: said }), LONGEST_SPEECH)} ${open}`,
    ...(link !== undefined && { link }),
    lang,
  };
};
