import type { KnownBlock, MrkdwnElement, PlainTextElement } from '@slack/types';
import { inRows } from '../../../src/view/parts';
import type { Block } from '../../../src/view/view';
import { actionRows, type BlockContext, selectRow } from './buttons';
import { caseBlock, choiceBlock, inputBlock } from './inputs';
import { SLACK_LIMITS } from './limits';
import { boldLabel, plainText, quoteBlocks, textBlocks, textObject, titleBlocks } from './text-blocks';

/** Label and value beside each other; values of people stay plain text. */
function factBlocks(facts: Extract<Block, { type: 'facts' }>['facts']): readonly KnownBlock[] {
  const fields = facts.flatMap((fact): (MrkdwnElement | PlainTextElement)[] => [
    boldLabel(fact.label, SLACK_LIMITS.field),
    textObject(fact.value, SLACK_LIMITS.field) ?? plainText('–', SLACK_LIMITS.field),
  ]);
  return inRows(fields, SLACK_LIMITS.fieldsPerSection).map((row) => ({ type: 'section', fields: [...row] }));
}

/** Slack fetches it itself; an address it cannot take leaves the words for it. */
function imageBlocks(url: string, alt: string): readonly KnownBlock[] {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url) || url.length > SLACK_LIMITS.imageUrl) {
    return textBlocks([alt], 'subtle');
  }
  return [{ type: 'image', image_url: url, alt_text: plainText(alt, SLACK_LIMITS.imageAlt).text }];
}

function slackBlocks(block: Block, context: BlockContext): KnownBlock | readonly KnownBlock[] {
  switch (block.type) {
    case 'title':
      return titleBlocks(block.text);
    case 'text':
      return textBlocks(block.text, block.tone ?? 'normal');
    case 'quote':
      return quoteBlocks(block.text);
    case 'facts':
      return factBlocks(block.facts);
    case 'image':
      return imageBlocks(block.url, block.alt);
    case 'buttons':
      return actionRows(block.buttons, context);
    case 'selects':
      return selectRow(block, context) ?? [];
    case 'input':
      return inputBlock(block);
    case 'case':
      return caseBlock(block);
    case 'choice':
      return choiceBlock(block) ?? [];
    case 'divider':
      return { type: 'divider' };
    default:
      return block satisfies never;
  }
}

/** Blocks as Slack's, each within its own limits; how many and how large in all is for `within` and `fit`. */
export const renderBlocks = (blocks: readonly Block[], context: BlockContext): readonly KnownBlock[] =>
  blocks.flatMap((block) => slackBlocks(block, context));
