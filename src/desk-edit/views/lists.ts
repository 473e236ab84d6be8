import type { DeskContext } from '../../desk/context';
import { buttons, text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import type { Block, Button, View } from '../../view/view';
import { shorten } from '../../view/words';
import type { DeskAction } from '../commands';
import { button } from './button';
import { type DeskMoveRow, moveWords } from './desk-view';

/** Entries on one page, a button each. */
const PAGE = 20;
const ROW = 5;
const LONGEST_LABEL = 60;

interface Entry {
  readonly key: string;
  readonly label: string;
}

const rows = (all: readonly Button[]): readonly Block[] =>
  Array.from({ length: Math.ceil(all.length / ROW) }, (_, i) => all.slice(i * ROW, (i + 1) * ROW)).flatMap(buttons);

/** Entries by name, each a button that opens its form; one page of them. */
const choose = (
  ctx: DeskContext,
  entries: readonly Entry[],
  from: number,
  to: { readonly opens: DeskAction; readonly data: string; readonly list: DeskAction },
): readonly Block[] => {
  const t = textsFor(ctx);
  const shown = entries.slice(from, from + PAGE).map(
    ({ key, label }): Button => ({
      label: shorten(label, LONGEST_LABEL),
      action: to.opens,
      data: { [to.data]: key },
    }),
  );
  const pages = [
    ...(from > 0 ? [button(t, 'button.first', to.list, {})] : []),
    ...(from + PAGE < entries.length ? [button(t, 'button.next', to.list, { from: String(from + PAGE) })] : []),
  ];
  return [...rows(shown), ...buttons(pages)];
};

/** Every ready-made answer, to be changed. */
export const answersView = (ctx: DeskContext, from: number): View => {
  const t = textsFor(ctx);
  const { lang } = ctx.reader;
  const entries = Object.values(ctx.desk.answers).map(({ key, name }) => ({ key, label: name[lang] }));
  const heading = t('desk.answers.heading');
  return {
    fallback: heading,
    blocks: [
      title(heading),
      text(t('desk.answers.intro', { count: entries.length }), 'subtle'),
      ...choose(ctx, entries, from, { opens: 'desk.answer.open', data: 'answer', list: 'desk.answers' }),
      ...buttons([
        button(t, 'button.deskNewAnswer', 'desk.answer.open', {}, { style: 'primary' }),
        button(t, 'button.desk', 'desk', {}),
      ]),
    ],
  };
};

/** Every category, whose words may be changed. */
export const wordsView = (ctx: DeskContext, from: number): View => {
  const t = textsFor(ctx);
  const { lang } = ctx.reader;
  const entries = Object.values(ctx.desk.categories).map(({ key, name }) => ({ key, label: name[lang] }));
  const heading = t('desk.words.heading');
  return {
    fallback: heading,
    blocks: [
      title(heading),
      text(t('desk.words.intro'), 'subtle'),
      ...choose(ctx, entries, from, { opens: 'desk.category.open', data: 'category', list: 'desk.words' }),
      ...buttons([button(t, 'button.desk', 'desk', {})]),
    ],
  };
};

/** How often the desk changed is shown. */
export const MOST_MOVES = 10;

/** The last changes, newest first. `undo`: the version that can be taken back. */
export const versionsView = (ctx: DeskContext, moves: readonly DeskMoveRow[], undo: string | undefined): View => {
  const t = textsFor(ctx);
  const heading = t('desk.versions.heading');
  return {
    fallback: heading,
    blocks: [
      title(heading),
      ...moves.slice(0, MOST_MOVES).map((move) => text(moveWords(ctx, move))),
      ...buttons([
        ...(undo === undefined ? [] : [button(t, 'button.deskUndo', 'desk.undo', { version: undo })]),
        button(t, 'button.desk', 'desk', {}),
      ]),
    ],
  };
};
