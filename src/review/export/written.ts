import { titleWords } from '../../desk/words';
import type { Ping } from '../../incident/pings';
import type { CardContext } from '../../incident/views/context';
import { pingParts } from '../../incident/views/why/ping-lines';
import { textsFor } from '../../view/text';
import { momentWords } from '../../view/time';
import { drawnDown, drawnLines, drawnTimes, type RecordedCase } from '../drawn';
import { inRoles } from '../policies/roles';
import { PARTS, type Review } from '../types';
import { PART_NAMES, reviewName, reviewStatus } from '../views/words';
import type { ReviewDocument, Section } from './document';
import { rolesIn } from './who';

/** A file is read on other days: nothing in it is today. */
const withDates = (ctx: CardContext): CardContext => ({ ...ctx, now: new Date(0) });

const sectionsOf = (
  review: Review,
  recorded: RecordedCase,
  pings: readonly Ping[],
  ctx: CardContext,
): readonly Section[] => {
  const t = textsFor(ctx);
  const dated = withDates(ctx);
  const parts = PARTS.flatMap((part): readonly Section[] => {
    const { text } = review.parts[part] ?? {};
    return text === undefined ? [] : [{ type: 'text', heading: t(PART_NAMES[part]), text }];
  });
  const actions = review.actions.map(({ text, owner, dueAt, status, why }) => [
    owner.name,
    text,
    momentWords(dated, dueAt),
    `${t(`review.state.${status}`)}${why === undefined ? '' : `: ${why}`}`,
  ]);
  const lines = drawnLines(recorded, dated).map(({ at, text, internal }) => [
    momentWords(dated, at),
    text,
    t(internal ? 'review.internal' : 'review.open'),
  ]);
  const table = (
    heading: string,
    columns: readonly string[],
    rows: readonly (readonly string[])[],
  ): readonly Section[] => (rows.length === 0 ? [] : [{ type: 'table', heading, columns, rows }]);
  return [
    { type: 'facts', heading: t('review.times'), facts: [...drawnTimes(recorded, dated), ...drawnDown(recorded, ctx)] },
    ...parts,
    ...table(
      t('review.actions'),
      [t('review.column.who'), t('review.column.what'), t('review.column.when'), t('review.column.state')],
      actions,
    ),
    ...table(t('review.timeline'), [t('review.column.when'), t('review.column.what'), t('review.column.read')], lines),
    ...table(
      t('review.told'),
      [t('review.column.when'), t('review.column.what'), t('review.column.whom'), t('review.column.state')],
      pings.map((ping) => pingParts(ping, dated)),
    ),
  ];
};

/** All texts of a document, changed. */
const mapped = (document: ReviewDocument, change: (text: string) => string): ReviewDocument => ({
  ...document,
  title: change(document.title),
  about: change(document.about),
  sections: document.sections.map((section): Section => {
    const heading = change(section.heading);
    if (section.type === 'text') return { ...section, heading, text: change(section.text) };
    if (section.type === 'table') return { ...section, heading, rows: section.rows.map((row) => row.map(change)) };
    return {
      ...section,
      heading,
      facts: section.facts.map(({ label, value }) => ({ label: change(label), value: change(value) })),
    };
  }),
});

/** A review as a document, in the reader's language: roles in the place of names, unless names were asked for. */
export const writtenReview = (
  review: Review,
  recorded: RecordedCase,
  pings: readonly Ping[],
  ctx: CardContext,
  names: boolean,
): ReviewDocument => {
  const document: ReviewDocument = {
    lang: ctx.reader.lang,
    title: `${reviewName(ctx, review)} · ${titleWords(ctx, recorded.incident)}`,
    about: reviewStatus(withDates(ctx), review),
    sections: sectionsOf(review, recorded, pings, ctx),
  };
  if (names) return document;
  const told = pings.flatMap(({ to, standsFor = [] }) => [...(to.type === 'person' ? [to.name] : []), ...standsFor]);
  const roles = rolesIn(recorded, review, told, ctx);
  const somebody = textsFor(ctx)('review.role.somebody');
  return mapped(document, inRoles(roles, ctx.reader.lang, somebody));
};
