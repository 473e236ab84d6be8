import type { ListedCase } from '../../delivery/subject';
import type { DeskContext } from '../../desk/context';
import { numberWords, personName, teamName, titleWords } from '../../desk/words';
import { priorityName } from '../../incident/views/words';
import { bold, buttons, text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import { momentWords } from '../../view/time';
import type { Block, View } from '../../view/view';
import { shorten } from '../../view/words';
import { button } from '../button';
import type { ContentOf } from './content';

/** Lines that every client shows without folding the message. */
const MOST_LINES = 10;
const MOST_BUTTONS = 4;

/** Cases in a list, the first of them with a button. */
const caseLines = (ctx: DeskContext, cases: readonly ListedCase[]): readonly Block[] =>
  cases.slice(0, MOST_LINES).map((one) => {
    const owner = one.owner === undefined ? [] : [one.owner];
    const facts = [priorityName(ctx, one), ...owner].join(' · ');
    const { title: given } = one;
    const called = given === undefined ? textsFor(ctx)('word.confidential') : titleWords(ctx, { title: given });
    return text([bold(`${numberWords(ctx, one)} · ${shorten(called, 100)}`), ` · ${facts}`]);
  });

/** They name no card: what is pressed here must not be taken for one whose post got lost. */
const caseButtons = (ctx: DeskContext, cases: readonly ListedCase[]): readonly Block[] => {
  const t = textsFor(ctx);
  return buttons([
    ...cases
      .slice(0, MOST_BUTTONS)
      .map((one) =>
        button(t, 'button.show', 'show', { incident: one.subject.id }, { values: { number: numberWords(ctx, one) } }),
      ),
    button(t, 'button.queue', 'queue', {}),
  ]);
};

/** How many of a longer list are not shown. */
const moreWords = (ctx: DeskContext, cases: readonly ListedCase[], more: number): readonly Block[] => {
  const hidden = more + Math.max(0, cases.length - MOST_LINES);
  return hidden > 0 ? [text(textsFor(ctx)('bulletin.more', { count: hidden }), 'subtle')] : [];
};

/** What nobody has and what lies still, when the team's day begins. */
export const morningView = (content: ContentOf<'morning'>, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const { unclaimed, silent, more } = content;
  const heading = t('bulletin.morning.heading', { team: teamName(ctx, content.team) });
  const words = t('bulletin.morning.text', { unclaimed: unclaimed.length, silent: silent.length });
  const part = (label: string, cases: readonly ListedCase[]): readonly Block[] =>
    cases.length > 0 ? [text([bold(label)]), ...caseLines(ctx, cases)] : [];
  return {
    fallback: `${heading} · ${words}`,
    blocks: [
      title(heading),
      text(words, 'subtle'),
      ...part(t('bulletin.morning.unclaimed'), unclaimed),
      ...part(t('bulletin.morning.silent'), silent),
      ...moreWords(ctx, [], more),
      ...caseButtons(ctx, [...unclaimed, ...silent]),
    ],
  };
};

/** The open cases of somebody who is away, to their lead. */
export const absentOwnerView = (content: ContentOf<'absentOwner'>, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const { cases, more } = content;
  const words = t('bulletin.absentOwner.text', {
    name: personName(ctx, content.owner),
    team: teamName(ctx, content.team),
    count: cases.length + more,
  });
  return {
    fallback: words,
    blocks: [
      text(words, 'warning'),
      ...caseLines(ctx, cases),
      ...moreWords(ctx, cases, more),
      ...caseButtons(ctx, cases),
    ],
  };
};

/** Pings that were folded together, the most urgent first. It is edited for hours, so its moment is told as such. */
export const digestView = (content: ContentOf<'digest'>, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const { cases, count, open, since } = content;
  const words = t('bulletin.digest.text', { count, open, since: momentWords(ctx, since) });
  return {
    fallback: words,
    blocks: [
      title(t('bulletin.digest.heading')),
      text(words, open > 0 ? 'attention' : 'good'),
      ...caseLines(ctx, cases),
      ...moreWords(ctx, cases, Math.max(0, open - cases.length)),
      ...caseButtons(ctx, cases),
    ],
  };
};
