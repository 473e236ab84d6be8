import type { KnownBlock } from '@slack/types';
import { fit } from '../../../src/view/fit';
import { buttonsOf, sharedData } from '../../../src/view/parts';
import { steady } from '../../../src/view/steady';
import type { ActionData, View } from '../../../src/view/view';
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
  /** What all its buttons carry and is too long for them: goes into the message's metadata and comes back with a press. */
  readonly data?: ActionData;
}

/** What can be pressed or filled in is kept, whatever its size. */
function blocksOf(view: View, hoisted: ActionData, longest?: number): KnownBlock[] {
  const blocks = within(renderBlocks(view.blocks, blockContext(hoisted, longest)), SLACK_LIMITS.messageBlocks);
  return blocks.length > 0 ? [...blocks] : [{ type: 'section', text: plainText(view.fallback, SLACK_LIMITS.section) }];
}

/** The same for what has no metadata to come back with, an answer to one person: its buttons carry all by themselves. */
export function renderAnswer(view: View): Pick<Message, 'text' | 'blocks'> {
  const share = Math.floor(SLACK_LIMITS.answerData / Math.max(1, buttonsOf(view).length));
  return rendered(view, {}, Math.min(SLACK_LIMITS.buttonValue, share));
}

/** The view as a message within Slack's limits. To be posted without `parse` and `link_names`: its texts are escaped. */
export function renderMessage(view: View): Message {
  const data = sharedData(buttonsOf(view), SLACK_LIMITS.longValue);
  return { ...rendered(view, data), ...(Object.keys(data).length > 0 && { data }) };
}

function rendered(view: View, hoisted: ActionData, longest?: number): Pick<Message, 'text' | 'blocks'> {
  const text = toMrkdwn(cutSpans([steady(view.fallback)], SLACK_LIMITS.fallback, toMrkdwn)).trim();
  return {
    text: text === '' ? '…' : text,
    blocks: fit(view, (candidate) => blocksOf(candidate, hoisted, longest), SLACK_LIMITS.messageChars),
  };
}
