import type { ListedCase } from '../../delivery/subject';
import type { DeskContext } from '../../desk/context';
import { personName, teamName } from '../../desk/words';
import { bold, text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import { momentWords } from '../../view/time';
import type { Block, View } from '../../view/view';
import { caseButtons, caseLines, moreWords } from './cases';
import type { BulletinContent } from './content';

type Of<K extends BulletinContent['kind']> = Extract<BulletinContent, { readonly kind: K }>;

/** What nobody has and what lies still, when the team's day begins. */
export const morningView = (content: Of<'morning'>, ctx: DeskContext): View => {
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
export const absentOwnerView = (content: Of<'absentOwner'>, ctx: DeskContext): View => {
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
export const digestView = (content: Of<'digest'>, ctx: DeskContext): View => {
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
