import type { DeskContext } from '../../desk/context';
import type { Problem } from '../../desk/file/problems';
import { bold, buttons, text, title } from '../../view/build';
import { say, textsFor } from '../../view/text';
import type { Block, View } from '../../view/view';
import { shorten } from '../../view/words';
import { changeLine, type DeskChange } from '../diff';
import type { DeskOutcome } from '../versions/changes';
import { button } from './button';

const MOST_LINES = 15;
const MOST_WARNINGS = 8;
/** Longest line of a difference or a mistake, in characters. */
const LONGEST_LINE = 200;

const moreLines = (ctx: DeskContext, count: number, most = MOST_LINES): readonly Block[] =>
  count > most ? [text(textsFor(ctx)('bulletin.moreLines', { count: count - most }), 'subtle')] : [];

const changeBlocks = (ctx: DeskContext, changes: readonly DeskChange[]): readonly Block[] => {
  if (changes.length === 0) return [text(textsFor(ctx)('desk.layoutOnly'), 'subtle')];
  const lines = changes.slice(0, MOST_LINES).map((change) => shorten(changeLine(change), LONGEST_LINE));
  return [{ type: 'quote', text: lines.join('\n') }, ...moreLines(ctx, changes.length)];
};

type Proposal = Omit<Extract<DeskOutcome, { type: 'proposed' }>, 'type'>;

const problemWords = (ctx: DeskContext, { path, message, expected }: Problem): string => {
  const { lang } = ctx.reader;
  const what = [path, message[lang]].filter(Boolean).join(': ');
  const instead = expected && say('mistake.expected', { expected })[lang];
  return shorten(`${what}${instead ?? ''}`, LONGEST_LINE * 2);
};

const problemBlock = (ctx: DeskContext, problem: Problem): Block => {
  const { line, column } = problem;
  return text([bold(textsFor(ctx)('desk.problemAt', { line, column })), ` · ${problemWords(ctx, problem)}`]);
};

const warningBlocks = (ctx: DeskContext, warnings: readonly Problem[]): readonly Block[] =>
  warnings.length === 0
    ? []
    : [
        text(textsFor(ctx)('desk.warnings', { count: warnings.length }), 'warning'),
        ...warnings.slice(0, MOST_WARNINGS).map((problem) => problemBlock(ctx, problem)),
        ...moreLines(ctx, warnings.length, MOST_WARNINGS),
      ];

/** What a version would change, before it does. */
export const proposalView = (ctx: DeskContext, proposal: Proposal): View => {
  const t = textsFor(ctx);
  const { version, base, changes, meanwhile, warnings } = proposal;
  const heading = t('desk.proposed.heading');
  const words = t(meanwhile ? 'desk.meanwhile' : 'desk.proposed.text', { count: changes.length });
  return {
    fallback: `${heading} · ${words}`,
    blocks: [
      title(heading),
      text(words, meanwhile ? 'warning' : 'normal'),
      ...changeBlocks(ctx, changes),
      ...warningBlocks(ctx, warnings),

      ...buttons([
        button(t, 'button.deskApply', 'desk.apply', { version, base }, { style: 'primary' }),
        button(t, 'button.cancel', 'dismiss', {}),
      ]),
    ],
  };
};

/** What was changed just now. `undo`: the version that can be taken back, for those who may. */
export const changedView = (
  ctx: DeskContext,
  {
    changes,
    undone,
    undo,
  }: { readonly changes: readonly DeskChange[]; readonly undone: boolean; readonly undo?: string },
): View => {
  const t = textsFor(ctx);
  const words = t(undone ? 'desk.undone' : 'desk.done');
  return {
    fallback: words,
    blocks: [
      text(words, 'good'),
      ...changeBlocks(ctx, changes),
      ...buttons([
        ...(undo === undefined ? [] : [button(t, 'button.deskUndo', 'desk.undo', { version: undo })]),
        button(t, 'button.desk', 'desk', {}),
      ]),
    ],
  };
};

/** What is wrong with a file that was sent; nothing was changed. */
export const mistakesView = (ctx: DeskContext, file: string, problems: readonly Problem[]): View => {
  const t = textsFor(ctx);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const heading = t('desk.mistakes.heading', { file: shorten(file, 60), count: errors.length });
  return {
    fallback: heading,
    blocks: [
      title(heading),
      text(t('desk.mistakes.text'), 'warning'),
      ...errors.slice(0, MOST_LINES).map((problem) => problemBlock(ctx, problem)),
      ...moreLines(ctx, errors.length),
    ],
  };
};

/** The first thing that is wrong with a change made by a form, in a sentence. */
export const mistakeLine = (ctx: DeskContext, problems: readonly Problem[]): string => {
  const t = textsFor(ctx);
  const first = problems.find(({ severity }) => severity === 'error');
  return t('desk.mistake', { problem: first ? problemWords(ctx, first) : '' });
};
