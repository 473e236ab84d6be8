import type { DeskContext } from '../../desk/context';
import { numberWords, teamName } from '../../desk/words';
import { type TextKey, textsFor } from '../../view/text';
import { momentWords } from '../../view/time';
import { list } from '../../view/words';
import type { ReviewRefusal } from '../events';
import { blaming } from '../policies/blame';
import { type Action, PARTS, type Part, type Reason, type Review } from '../types';

export const PART_NAMES = {
  summary: 'button.review.summary',
  helped: 'button.review.helped',
  hindered: 'button.review.hindered',
  causes: 'button.review.causes',
} as const satisfies Record<Part, TextKey>;

/** Which way a score counts is for the lead alone. */
const REASON_WORDS = {
  priority: 'review.because.priority',
  major: 'review.because.major',
  breached: 'review.because.breached',
  reopened: 'review.because.reopened',
  score: undefined,
} as const satisfies Record<Reason, TextKey | undefined>;

/** `Review of INC-7`. */
export const reviewName = (ctx: DeskContext, { about }: Pick<Review, 'about'>): string =>
  textsFor(ctx)('review.name', { number: numberWords(ctx, about) });

export const becauseWords = (ctx: DeskContext, because: readonly Reason[]): string =>
  because
    .flatMap((one) => REASON_WORDS[one] ?? [])
    .map((key) => textsFor(ctx)(key))
    .join(' · ');

/** Where it stands, and until when it is asked for. */
export const reviewStatus = (ctx: DeskContext, { status, due, about, approved }: Review): string => {
  const t = textsFor(ctx);
  const by = approved ? t('review.approvedBy', { who: approved.by.name, at: momentWords(ctx, approved.at) }) : '';
  const until = due && status !== 'approved' ? t('review.dueBy', { at: momentWords(ctx, due.at) }) : '';
  return [t(`review.status.${status}`), teamName(ctx, about.team), by, until].filter(Boolean).join(' · ');
};

/** An action with who has it and by when, or how it ended. */
export const actionWords = (ctx: DeskContext, { text, owner, dueAt, status, why, orphaned }: Action): string => {
  const t = textsFor(ctx);
  const late = status === 'open' && dueAt <= ctx.now ? 'yes' : 'no';
  const values = {
    owner: owner.name,
    at: momentWords(ctx, dueAt),
    late,
    why: why ?? '',
    gone: orphaned ? 'yes' : 'no',
  };
  return `${text} · ${t(`review.action.${status}`, values)}`;
};

export const reviewRefusal = (ctx: DeskContext, { refused }: ReviewRefusal): string =>
  textsFor(ctx)(`review.refusal.${refused}`);

/** Words in it that look for somebody at fault; undefined where there are none. */
export const blameWords = (ctx: DeskContext, { parts, actions }: Review): string | undefined => {
  const texts = [...PARTS.map((part) => parts[part]?.text ?? ''), ...actions.map((action) => action.text)];
  const found = [...new Set(texts.flatMap(blaming))].map((word) => `“${word}”`);
  return found.length === 0 ? undefined : textsFor(ctx)('review.blame', { words: list(ctx, found) });
};
