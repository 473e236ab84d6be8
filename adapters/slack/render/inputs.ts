import { createHash } from 'node:crypto';
import type { InputBlock, MultiStaticSelect } from '@slack/types';
import { z } from 'zod';
import { cappedText } from '../../../src/command/capped-text';
import { cut } from '../../../src/view/cut';
import type { Block } from '../../../src/view/view';
import { optionOf, parseAction } from './buttons';
import { SLACK_LIMITS } from './limits';
import { plainText } from './text-blocks';

type Input = Extract<Block, { type: 'input' }>;
type Choice = Extract<Block, { type: 'choice' }>;
type Case = Extract<Block, { type: 'case' }>;

/** Slack keeps what was typed under the same id: another prefilled value makes another id, or it would not be shown. */
const blockId = (id: string, value: string | undefined): string =>
  value ? `${id}:${createHash('sha256').update(value).digest('hex').slice(0, 8)}` : id;

const frame = (block: Input | Choice | Case) => ({
  type: 'input' as const,
  block_id: blockId(block.id, block.value),
  label: plainText(block.label, SLACK_LIMITS.inputLabel),
  optional: !block.required,
});

/** A text input holds at most 3000 characters, in its prefilled value too: what is longer is cut. */
export function inputBlock(block: Input): InputBlock {
  const most = Math.min(Math.max(block.maxLength, 1), SLACK_LIMITS.inputText);
  return {
    ...frame(block),
    element: {
      type: 'plain_text_input',
      action_id: block.id,
      multiline: block.multiline ?? false,
      max_length: most,
      ...(block.value && { initial_value: cut(block.value, most) }),
      ...(block.placeholder && { placeholder: plainText(block.placeholder, SLACK_LIMITS.placeholder) }),
    },
  };
}

/** A menu whose options are asked for while somebody types. */
export function caseBlock(block: Case): InputBlock {
  const chosen = block.value ? optionOf({ value: block.value, label: block.value }) : undefined;
  return {
    ...frame(block),
    element: {
      type: 'external_select',
      action_id: block.id,
      min_query_length: 0,
      placeholder: plainText(block.placeholder, SLACK_LIMITS.placeholder),
      ...(chosen && { initial_option: chosen }),
    },
  };
}

const manySelect = (id: string, choices: readonly Choice['choices'][number][], value = ''): MultiStaticSelect => {
  const wanted = new Set(value.split(','));
  const chosen = choices.filter((choice) => wanted.has(choice.value)).map(optionOf);
  return {
    type: 'multi_static_select',
    action_id: id,
    options: choices.map(optionOf),
    ...(chosen.length > 0 && { initial_options: chosen }),
  };
};

/** Nothing where there is nothing to choose. */
export function choiceBlock(block: Choice): InputBlock | undefined {
  const choices = block.choices.slice(0, SLACK_LIMITS.options);
  if (choices.length === 0) return undefined;
  if (block.many) return { ...frame(block), element: manySelect(block.id, choices, block.value) };
  const chosen = choices.find((choice) => choice.value === block.value);
  const element = {
    action_id: block.id,
    options: choices.map(optionOf),
    ...(chosen && { initial_option: optionOf(chosen) }),
  };
  const isShort = choices.length <= SLACK_LIMITS.radioButtons;
  return {
    ...frame(block),
    element: isShort ? { type: 'radio_buttons', ...element } : { type: 'static_select', ...element },
  };
}

const typed = z
  .looseObject({
    value: cappedText('field').nullish().catch(undefined),
    selected_option: z
      .object({ value: cappedText('field') })
      .nullish()
      .catch(undefined),
    selected_options: z
      .array(z.object({ value: cappedText('field') }))
      .max(SLACK_LIMITS.options)
      .nullish()
      .catch(undefined),
  })
  .catch({});

/** What was typed and chosen in a form, by the input's id; what is empty is absent, and so is what a menu sent by itself. */
export function readInputs(
  state: { readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>> } | undefined,
): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [id, element] of Object.values(state?.values ?? {}).flatMap((block) => Object.entries(block))) {
    if (parseAction(id) !== undefined) continue;
    const { value, selected_option: option, selected_options: several } = typed.parse(element);
    const given = option?.value ?? several?.map((one) => one.value).join(',') ?? value;
    if (typeof given === 'string') inputs[id] = given;
  }
  return inputs;
}
