import { isDeepStrictEqual } from 'node:util';
import type { ActionInput, Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import { setWords } from '../edits';
import { type DeskTurn } from '../turn';
import { WORDS_MAX, wordsForm } from '../views/forms';
import { changedMeanwhileLine, editRefusalLine, wordsByHandLine } from '../views/lines';
import { doerOf, problemOf, replyOf } from './outcome';

type Pressed = DeskTurn<ActionInput>;

const wordsIn = (typed: string): readonly string[] =>
  typed
    .split(/[,;\n]/)
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

/** The words of a category as they are now, or as they were typed just now. */
export const openWords = ({ ctx, input }: Pressed, typed?: string, problem?: string): Reply => {
  const category = ctx.desk.categories[input.data['category'] ?? ''];
  if (!category) return tell(editRefusalLine(ctx, { refused: 'no_category' }), 'warning');
  const own = category.words.join(', ');
  // A form would cut them or take them apart, and what comes back would be all there is.
  const fits = own.length <= WORDS_MAX && isDeepStrictEqual(wordsIn(own), category.words);
  if (!fits) return tell(wordsByHandLine(ctx), 'warning');
  const words = typed ?? own;
  return privately(wordsForm(ctx, { category: category.key, base: ctx.desk.version, words, problem }));
};

export const sendWords = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input } = turn;
  const { category = '', base = '', words = '' } = input.data;
  const then = await deps.desks.read(base);
  if (then && !isDeepStrictEqual(then.categories[category]?.words, ctx.desk.categories[category]?.words)) {
    return openWords(turn, undefined, changedMeanwhileLine(ctx));
  }
  const outcome = await deps.desks.edit(setWords(category, wordsIn(words)), doerOf(turn));
  const problem = problemOf(turn, outcome);
  return problem === undefined ? replyOf(turn, outcome) : openWords(turn, words, problem);
};
