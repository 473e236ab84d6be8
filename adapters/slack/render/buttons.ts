import type { ActionsBlock, PlainTextOption, Button as SlackButton, StaticSelect } from '@slack/types';
import { inRows } from '../../../src/view/parts';
import type { Block, Button, Choice, Select } from '../../../src/view/view';
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

export const optionOf = ({ value, label }: Choice): PlainTextOption => ({
  text: plainText(label, SLACK_LIMITS.optionText),
  value,
});

const slackSelect = (
  { id, label, choices, value }: Select,
  { action }: Button,
  context: BlockContext,
): StaticSelect[] => {
  const options = choices.slice(0, SLACK_LIMITS.options).map(optionOf);
  const chosen = options.find((option) => option.value === value);
  if (options.length === 0) return [];
  return [
    {
      type: 'static_select',
      action_id: `vagt:${action}:${context.next()}:${id}`,
      placeholder: plainText(label, SLACK_LIMITS.placeholder),
      options,
      ...(chosen && { initial_option: chosen }),
    },
  ];
};

/** Menus in a line; each sends what is picked at once, with the data that the row's own id holds. */
export function selectRow(
  { selects, save }: Extract<Block, { type: 'selects' }>,
  context: BlockContext,
): ActionsBlock | undefined {
  const elements = selects.flatMap((select) => slackSelect(select, save, context));
  if (elements.length === 0) return undefined;
  return { type: 'actions', block_id: `${context.next()}:${JSON.stringify(save.data)}`, elements };
}

/** The data of a row of menus. */
export const rowData = (blockId: string): string => blockId.slice(blockId.indexOf(':') + 1);

interface Pressed {
  readonly action: string;
  readonly select?: string;
}

function pressedBy(actionId: string): Pressed | undefined {
  const [ours, action, count, select, ...more] = actionId.split(':');
  if (ours !== 'vagt' || !action || !count || more.length > 0) return undefined;
  return { action, ...(select && { select }) };
}

/** The name of the action behind the `action_id` of a button or a menu; undefined when it is none of ours. */
export const parseAction = (actionId: string): string | undefined => pressedBy(actionId)?.action;

/** The menu that an `action_id` is of; undefined for a button. */
export const parseSelect = (actionId: string): string | undefined => pressedBy(actionId)?.select;
