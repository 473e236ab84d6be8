import type { ActionsBlock, Button as SlackButton } from '@slack/types';
import { inRows } from '../../../src/view/parts';
import type { Button } from '../../../src/view/view';
import { SLACK_LIMITS } from './limits';
import { plainText } from './text-blocks';

export type BlockContext = ReturnType<typeof blockContext>;

/** What the blocks of one message or view share. */
export function blockContext() {
  let count = 0;
  return {
    /** Number of the next button. */
    next(): number {
      count += 1;
      return count - 1;
    },
  };
}

const slackButton = (button: Button, context: BlockContext): SlackButton => ({
  type: 'button',
  action_id: `vagt:${button.action}:${context.next()}`,
  text: plainText(button.label, SLACK_LIMITS.buttonText),
  value: JSON.stringify(button.data),
  ...(button.style && { style: button.style }),
});

export const actionRows = (buttons: readonly Button[], context: BlockContext): readonly ActionsBlock[] =>
  inRows(buttons, SLACK_LIMITS.buttonsPerRow).map((row) => ({
    type: 'actions',
    elements: row.map((button) => slackButton(button, context)),
  }));

/** The name of the action behind a pressed button's `action_id`; undefined when it is none of ours. */
export const parseAction = (actionId: string): string | undefined => /^vagt:(.+):\d+$/.exec(actionId)?.[1];
