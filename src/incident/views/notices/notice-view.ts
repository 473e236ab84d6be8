import { headline, numberWords, teamName } from '../../../desk/words';
import { bold, buttons, quote, text } from '../../../view/build';
import type { Block, Tone, View } from '../../../view/view';
import { shorten } from '../../../view/words';
import { type Notice, wordsOf } from '../../effects';
import type { Incident } from '../../types';
import { pictureBlocks } from '../card/parts';
import type { CardContext } from '../context';
import { outsideName, sealedHeadline } from '../words';
import { noticeButtons } from './buttons';
import { afterwards, isOutside, type NoticeReader, type StandsFor, sentenceOf, standsForWords } from './sentence';

/** What a person wrote, as far as this reader may see it. */
const wordsFor = (notice: Notice, incident: Incident, to: NoticeReader): string | undefined => {
  if (isOutside(to) && notice.kind !== 'workaround') return undefined;
  const isInternal = notice.kind === 'escalated' || notice.kind === 'handOver' || notice.kind === 'released';
  if (isInternal && to === 'caller') return undefined;
  // What they are to say yes or no to.
  if (notice.kind === 'approvalAsked') return incident.details;
  return notice.kind === 'cancelled' ? incident.cancelled?.why : wordsOf(notice);
};

/** What it is called: who may not read it hears no more than number and service or team, or what everybody may know it by. */
const nameFor = ({ kind }: Notice, incident: Incident, ctx: CardContext, to: NoticeReader): string => {
  // Whether it is theirs to read is what they are asked.
  if (kind === 'isYours') return `${numberWords(ctx, incident)} · ${teamName(ctx, incident.team)}`;
  if (to === 'caller') return headline(ctx, incident);
  if (!isOutside(to)) return sealedHeadline(ctx, incident);
  return `${numberWords(ctx, incident)} · ${outsideName(ctx, incident, to)}`;
};

const TONES: Readonly<Partial<Record<Notice['kind'], Tone>>> = {
  ping: 'attention',
  escalated: 'attention',
  worse: 'attention',
  targetWarning: 'warning',
  targetBreached: 'attention',
  noNews: 'warning',
  newsDue: 'attention',
  majorOffered: 'attention',
  stoodDown: 'good',
  promiseBroken: 'warning',
  mayClose: 'warning',
  handOver: 'attention',
  approvalAsked: 'attention',
  approved: 'good',
  declined: 'warning',
  meant: 'attention',
  unwanted: 'warning',
  stuck: 'attention',
  settled: 'attention',
  handOverWaits: 'attention',
  returned: 'warning',
  released: 'warning',
  notYet: 'warning',
  undelivered: 'warning',
  lowScore: 'warning',
  resolved: 'good',
  confirmed: 'good',
  worksNow: 'good',
};

const ALERTS: readonly Notice['kind'][] = ['ping', 'escalated', 'handOver'];

const imagesOf = (notice: Notice, incident: Incident, ctx: CardContext): readonly Block[] =>
  notice.kind === 'pictures'
    ? pictureBlocks(
        notice.attachments.map(
          (id) => incident.attachments.find((kept) => kept.id === id) ?? { id, name: id, type: 'image' },
        ),
        ctx,
      )
    : [];

/**
 * One message that is said once. It is understood alone (number, title, what happened) and nothing internal reaches
 * the caller. `actor` is the name of who did it.
 */
export const noticeView = (
  notice: Notice,
  incident: Incident,
  ctx: CardContext,
  to: NoticeReader,
  actor?: string,
  standsFor?: StandsFor,
): View => {
  const sentence = sentenceOf(notice, incident, ctx, to, actor);
  const instead = standsForWords(standsFor, ctx);
  const after = afterwards(notice, incident, ctx, to);
  const name = nameFor(notice, incident, ctx, to);
  // Whoever has a confidential case has opened it, and whoever wrote something knows it; nobody else is told what was said.
  const knows = to === 'caller' || (to === 'owner' && !standsFor) || notice.kind === 'undelivered';
  const isOpened = !incident.confidential || knows;
  const words = isOpened ? wordsFor(notice, incident, to) : undefined;
  return {
    fallback: [`${shorten(name, 100)} · ${sentence}`, words && `“${shorten(words, 200)}”`, after, instead]
      .filter(Boolean)
      .join(' '),
    blocks: [
      text([bold(name)]),
      text(sentence, TONES[notice.kind]),
      ...quote(words),
      ...(after ? [text(after)] : []),
      ...(instead ? [text(instead, 'subtle')] : []),
      ...(isOpened ? imagesOf(notice, incident, ctx) : []),
      ...buttons(noticeButtons(notice, incident, ctx, to)),
    ],
    ...(ALERTS.includes(notice.kind) ? { alert: true as const } : {}),
  };
};
