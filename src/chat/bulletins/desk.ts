import type { DeskContext } from '../../desk/context';
import type { Text } from '../../ground/lang';
import { text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import type { View } from '../../view/view';
import { shorten } from '../../view/words';
import type { ContentOf } from './content';

/** Longest line of a diff or a mistake, in characters. */
const LONGEST_LINE = 300;
const MOST_LINES = 12;

const linesView = (
  heading: string,
  words: string,
  { lines, more }: { readonly lines: readonly Text[]; readonly more: number },
  ctx: DeskContext,
): View => {
  const hidden = more + Math.max(0, lines.length - MOST_LINES);
  return {
    fallback: `${heading} · ${words}`,
    blocks: [
      title(heading),
      text(words, 'warning'),
      ...lines
        .slice(0, MOST_LINES)
        .map((line) => ({ type: 'quote', text: shorten(line[ctx.reader.lang], LONGEST_LINE) }) as const),
      ...(hidden > 0 ? [text(textsFor(ctx)('bulletin.moreLines', { count: hidden }), 'subtle')] : []),
    ],
  };
};

/** A desk file with mistakes was not taken. */
export const deskMistakesView = (content: ContentOf<'deskMistakes'>, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  return linesView(
    t('bulletin.deskMistakes.heading'),
    t('bulletin.deskMistakes.text', { file: content.file }),
    content,
    ctx,
  );
};

/** The file and the desk as it was changed in chat differ; nothing was changed. */
export const deskDiffersView = (content: ContentOf<'deskDiffers'>, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  return linesView(t('bulletin.deskDiffers.heading'), t('bulletin.deskDiffers.text'), content, ctx);
};
