import type { ActionsBlock, Button as SlackButton } from '@slack/types';
import { cut, largest } from '../../../src/view/cut';
import { inRows } from '../../../src/view/parts';
import type { ActionData, Button } from '../../../src/view/view';
import { SLACK_LIMITS } from './limits';
import { plainText } from './text-blocks';

export type BlockContext = ReturnType<typeof blockContext>;

/**
 * What the blocks of one message or view share; `hoisted` travels with the message instead of in its buttons, each of
 * which carries `longest` characters.
 */
export function blockContext(hoisted: ActionData = {}, longest: number = SLACK_LIMITS.buttonValue) {
  let count = 0;
  return {
    hoisted,
    longest,
    /** Number of the next button. */
    next(): number {
      count += 1;
      return count - 1;
    },
  };
}

/** Data as JSON of at most `max` characters; the longest values are cut where it would be more. */
export function packData(data: ActionData, max: number, wrap: (data: ActionData) => unknown = (all) => all): string {
  const packed = (most: number): string => {
    const values = Object.entries(data).map(([key, value]) => [key, cut(value, most)]);
    return JSON.stringify(wrap(Object.fromEntries(values)));
  };
  const whole = packed(Infinity);
  if (whole.length <= max) return whole;
  const most = largest(max, (length) => packed(length).length <= max);
  return most === undefined ? JSON.stringify(wrap({})) : packed(most);
}

function slackButton(button: Button, context: BlockContext): SlackButton {
  const own = Object.entries(button.data).filter(([key]) => !Object.hasOwn(context.hoisted, key));
  return {
    type: 'button',
    action_id: `vagt:${button.action}:${context.next()}`,
    text: plainText(button.label, SLACK_LIMITS.buttonText),
    value: packData(Object.fromEntries(own), context.longest),
    ...(button.style && { style: button.style }),
  };
}

export const actionRows = (buttons: readonly Button[], context: BlockContext): readonly ActionsBlock[] =>
  inRows(buttons, SLACK_LIMITS.buttonsPerRow).map((row) => ({
    type: 'actions',
    elements: row.map((button) => slackButton(button, context)),
  }));

/** The name of the action behind a pressed button's `action_id`; undefined when it is none of ours. */
export const parseAction = (actionId: string): string | undefined => /^vagt:(.+):\d+$/.exec(actionId)?.[1];
