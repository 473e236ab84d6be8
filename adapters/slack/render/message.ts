import type { KnownBlock } from '@slack/types';
import { fit } from '../../../src/view/fit';
import { steady } from '../../../src/view/steady';
import type { View } from '../../../src/view/view';
import { renderBlocks } from './blocks';
import { blockContext } from './buttons';
import { SLACK_LIMITS } from './limits';
import { cutSpans, toMrkdwn } from './spans';
import { plainText } from './text-blocks';
import { within } from './within';

export interface Message {
  /** The whole in one line, for notifications and screen readers; escaped, never empty. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** What can be pressed or filled in is kept, whatever its size. */
function blocksOf(view: View): KnownBlock[] {
  const blocks = within(renderBlocks(view.blocks, blockContext()), SLACK_LIMITS.messageBlocks);
  return blocks.length > 0 ? [...blocks] : [{ type: 'section', text: plainText(view.fallback, SLACK_LIMITS.section) }];
}

/** The view as a message within Slack's limits. To be posted without `parse` and `link_names`: its texts are escaped. */
export function renderMessage(view: View): Message {
  const text = toMrkdwn(cutSpans([steady(view.fallback)], SLACK_LIMITS.fallback, toMrkdwn)).trim();
  return { text: text === '' ? '…' : text, blocks: fit(view, blocksOf, SLACK_LIMITS.messageChars) };
}
