import type { ActionsBlock, KnownBlock, RichTextElement } from '@slack/types';
import { SLACK_LIMITS } from './limits';

type Blocks = readonly KnownBlock[];

const isControl = (block: KnownBlock): boolean => block.type === 'actions' || block.type === 'input';

/** A block of nothing but words as rich text; undefined for all others. */
function richWords(block: KnownBlock): readonly RichTextElement[] | undefined {
  if (block.type === 'rich_text') {
    const [only, ...others] = block.elements;
    return others.length === 0 && only?.type === 'rich_text_section' ? only.elements : undefined;
  }
  const texts =
    block.type === 'context' ? block.elements : block.type === 'section' && !block.fields ? [block.text] : [];
  const [text, ...others] = texts;
  return others.length === 0 && text?.type === 'plain_text' ? [{ type: 'text', text: text.text }] : undefined;
}

const lengthOf = (elements: readonly RichTextElement[]): number =>
  elements.reduce((sum, element) => sum + ('text' in element ? (element.text?.length ?? 0) : 0), 0);

/** Two texts as one below the other. */
function joinTexts(first: KnownBlock, second: KnownBlock): KnownBlock | undefined {
  const [above, below] = [richWords(first), richWords(second)];
  if (!above || !below || lengthOf(above) + lengthOf(below) >= SLACK_LIMITS.richText) return undefined;
  const elements: RichTextElement[] = [...above, { type: 'text', text: '\n' }, ...below];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

const joinRows =
  (most: number) =>
  (first: KnownBlock, second: KnownBlock): ActionsBlock | undefined => {
    if (first.type !== 'actions' || second.type !== 'actions') return undefined;
    // The id of a row of menus holds their data.
    if (first.block_id !== undefined || second.block_id !== undefined) return undefined;
    const elements = [...first.elements, ...second.elements];
    return elements.length <= most ? { type: 'actions', elements } : undefined;
  };

/** Neighbours put together wherever `join` can. */
function joined(blocks: Blocks, join: (first: KnownBlock, second: KnownBlock) => KnownBlock | undefined): Blocks {
  const result: KnownBlock[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    const both = last && join(last, block);
    if (both) result.splice(-1, 1, both);
    else result.push(block);
  }
  return result;
}

/** Without the texts after the first `count`; rows of buttons that stand together then are put together. */
function withTexts(blocks: Blocks, count: number): Blocks {
  let left = count;
  const kept = blocks.filter((block) => {
    if (isControl(block)) return true;
    left -= 1;
    return left >= 0;
  });
  return joined(kept, joinRows(SLACK_LIMITS.buttonsPerRow));
}

/**
 * At most `most` blocks: gives up dividers first, then the space between texts, then texts from the end. Buttons and
 * inputs are never left out; only more than 25 times `most` buttons would still be too many.
 */
export function within(blocks: Blocks, most: number): Blocks {
  if (blocks.length <= most) return blocks;
  const undivided = blocks.filter((block) => block.type !== 'divider');
  if (undivided.length <= most) return undivided;
  const dense = joined(undivided, joinTexts);
  for (let count = dense.length; count >= 0; count -= 1) {
    const fewer = withTexts(dense, count);
    if (fewer.length <= most) return fewer;
  }
  return joined(withTexts(dense, 0), joinRows(SLACK_LIMITS.elementsPerRow));
}
