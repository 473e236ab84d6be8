import type { DeskContext } from '../../desk/context';
import type { Text } from '../../ground/lang';
import { buttons, text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import type { Block, Button, View } from '../../view/view';
import { shorten } from '../../view/words';
import type { DeskAction } from '../commands';
import type { DeskMove } from '../versions/store';
import { button } from './button';
import { moveWords, pageButtons } from './desk-view';

/** Entries on one page, a button each. */
const PAGE = 20;
const ROW = 5;
const LONGEST_LABEL = 60;

const rows = (all: readonly Button[]): readonly Block[] =>
  Array.from({ length: Math.ceil(all.length / ROW) }, (_, i) => all.slice(i * ROW, (i + 1) * ROW)).flatMap(buttons);

interface Choice {
  readonly heading: string;
  readonly intro: Block;
  readonly entries: Readonly<Record<string, { readonly key: string; readonly name: Text }>>;
  /** Where this page begins. */
  readonly from: number;
  /** What opens the form of an entry, whose key is its data under `as`. */
  readonly opens: DeskAction;
  readonly as: string;
  readonly list: DeskAction;
  readonly more?: readonly Button[];
}

/** Entries by name, each a button that opens its form; one page of them. */
const choose = (ctx: DeskContext, { heading, intro, entries, from, opens, as, list, more = [] }: Choice): View => {
  const all = Object.values(entries);
  const shown = all.slice(from, from + PAGE).map(
    ({ key, name }): Button => ({
      label: shorten(name[ctx.reader.lang], LONGEST_LABEL),
      action: opens,
      data: { [as]: key },
    }),
  );
  return {
    fallback: heading,
    blocks: [
      title(heading),
      intro,
      ...rows(shown),
      ...pageButtons(ctx, list, from, PAGE, all.length),
      ...buttons([...more, button(textsFor(ctx), 'button.desk', 'desk', {})]),
    ],
  };
};

/** Every ready-made answer, to be changed. */
export const answersView = (ctx: DeskContext, from: number): View => {
  const t = textsFor(ctx);
  const { answers } = ctx.desk;
  return choose(ctx, {
    heading: t('desk.answers.heading'),
    intro: text(t('desk.answers.intro', { count: Object.keys(answers).length }), 'subtle'),
    entries: answers,
    from,
    opens: 'desk.answer.open',
    as: 'answer',
    list: 'desk.answers',
    more: [button(t, 'button.deskNewAnswer', 'desk.answer.open', {}, { style: 'primary' })],
  });
};

/** Every category, whose words may be changed. */
export const wordsView = (ctx: DeskContext, from: number): View => {
  const t = textsFor(ctx);
  return choose(ctx, {
    heading: t('desk.words.heading'),
    intro: text(t('desk.words.intro'), 'subtle'),
    entries: ctx.desk.categories,
    from,
    opens: 'desk.category.open',
    as: 'category',
    list: 'desk.words',
  });
};

/** How often the desk changed is shown. */
export const MOST_MOVES = 10;

/** The last changes, newest first. `undo`: the version that can be taken back. */
export const versionsView = (ctx: DeskContext, moves: readonly DeskMove[], undo: string | undefined): View => {
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
