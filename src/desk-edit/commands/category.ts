import { isDeepStrictEqual } from 'node:util';
import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import { changing } from '../chat/allowed';
import { edited, refuse } from '../chat/outcome';
import { setWords } from '../edits';
import type { DeskEditDeps, Pressed } from '../turn';
import { WORDS_MAX, wordsForm } from '../views/forms';
import { changedMeanwhileLine, wordsByHandLine } from '../views/lines';

const wordsIn = (typed: string): readonly string[] =>
  typed
    .split(/[,;\n]/)
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

/** The words of a category as they are now, or as they were typed just now. */
const open = ({ ctx, input }: Pressed, typed?: string, problem?: string): Reply => {
  const category = ctx.desk.categories[input.data['category'] ?? ''];
  if (!category) return refuse(ctx, { refused: 'no_category' });
  const own = category.words.join(', ');
  // A form would cut them or take them apart, and what comes back would be all there is.
  const fits = own.length <= WORDS_MAX && isDeepStrictEqual(wordsIn(own), category.words);
  if (!fits) return tell(wordsByHandLine(ctx), 'warning');
  const words = typed ?? own;
  return privately(wordsForm(ctx, { category: category.key, base: ctx.desk.version, words, problem }));
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input } = turn;
  const { category = '', base = '', words = '' } = input.data;
  const then = await deps.desks.read(base);
  if (then && !isDeepStrictEqual(then.categories[category]?.words, ctx.desk.categories[category]?.words)) {
    return open(turn, undefined, changedMeanwhileLine(ctx));
  }
  return edited(turn, setWords(category, wordsIn(words)), (problem) => open(turn, words, problem));
};

/** The words by which cases come into a category. */
export const category = {
  name: 'desk.category',
  presses: { open: { opens: 'form', answer: changing((turn) => open(turn)) }, send: { answer: changing(send) } },
} as const satisfies Command<DeskEditDeps>;
