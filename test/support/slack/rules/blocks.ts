import { isJson, jsons, textOf } from '../json';
import { accessory, actionElement, elementRules, inputElement } from './elements';
import { richTextElements } from './rich-text';
import {
  across,
  all,
  type Fields,
  flag,
  integer,
  list,
  object,
  oneOf,
  type Rule,
  type Say,
  string,
  typed,
} from './rule';
import { altText, anyText, id, plain, url } from './texts';

/** Characters of all `markdown` blocks of a message. */
const MARKDOWN = 12_000;

const named: Fields = { block_id: id };

const cell = typed({
  raw_text: object({ text: string({ min: 0 }) }),
  raw_number: object({ value: () => undefined }, { text: string() }),
  rich_text: object({ elements: richTextElements }, named),
});
const column = object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag });

const blockRules: Fields = {
  section: all(
    object({}, { ...named, text: anyText(3000), fields: list(anyText(2000), { max: 10 }), accessory, expand: flag }),
    across((block, pointer, say) => {
      if (block['text'] === undefined && block['fields'] === undefined) say('missing required field: text', pointer);
    }),
  ),
  header: object({ text: plain(150) }, { ...named, level: integer(1, 4) }),
  divider: object({}, named),
  context: object({ elements: list(contextElement(), { max: 10 }) }, named),
  actions: object({ elements: list(actionElement, { max: 25 }) }, named),
  image: all(
    object(
      { alt_text: altText },
      { ...named, image_url: url, slack_file: object({}, { id, url }), title: plain(2000) },
    ),
    across((block, pointer, say) => {
      if ((block['image_url'] === undefined) === (block['slack_file'] === undefined))
        say('must define one of: image_url, slack_file', pointer);
    }),
  ),
  input: object(
    { label: plain(2000), element: inputElement },
    { ...named, hint: plain(2000), optional: flag, dispatch_action: flag },
  ),
  rich_text: object({ elements: richTextElements }, named),
  markdown: object({ text: string({ max: MARKDOWN }) }, named),
  table: object(
    { rows: list(list(cell, { max: 20 }), { max: 100 }) },
    { ...named, column_settings: list(column, { max: 20 }) },
  ),
};

function contextElement(): Rule {
  const texts = anyText(3000);
  return (value, pointer, say) => {
    if (isJson(value) && value['type'] === 'image') typed(elementRules, ['image'])(value, pointer, say);
    else texts(value, pointer, say);
  };
}

const everywhere = ['section', 'header', 'divider', 'context', 'actions', 'image', 'input', 'rich_text'];

/** Block ids are told apart in a message or view, action ids in a block. */
function unique(blocks: readonly unknown[], pointer: string, say: Say): void {
  const seen = new Set<string>();
  blocks.forEach((block, at) => {
    if (!isJson(block)) return;
    const blockId = textOf(block['block_id']);
    if (blockId !== '' && seen.has(blockId))
      say(`\`block_id\` "${blockId}" already exists`, `${pointer}/${at}/block_id`);
    seen.add(blockId);
    const actions = new Set<string>();
    jsons(block['elements']).forEach((element, nth) => {
      const actionId = textOf(element['action_id']);
      if (actionId !== '' && actions.has(actionId))
        say(`\`action_id\` "${actionId}" already exists`, `${pointer}/${at}/elements/${nth}/action_id`);
      actions.add(actionId);
    });
  });
}

function blocksOf(types: readonly string[], size: { readonly min: number; readonly max: number }): Rule {
  const each = list(typed(blockRules, types), size);
  return (value, pointer, say) => {
    each(value, pointer, say);
    if (Array.isArray(value)) unique(value, pointer, say);
  };
}

/** Blocks of a message: 50, with tables (one) and markdown. */
export const messageBlocks = all(
  blocksOf([...everywhere, 'markdown', 'table'], { min: 0, max: 50 }),
  (value, pointer, say) => {
    const of = (type: string) => jsons(value).filter((block) => block['type'] === type);
    if (of('table').length > 1) say('only one table allowed', pointer);
    const written = of('markdown').reduce((sum, block) => sum + textOf(block['text']).length, 0);
    if (written > MARKDOWN) say(`markdown must be less than ${MARKDOWN + 1} characters in all`, pointer);
  },
);
/** Blocks of a modal or a home: 100. */
export const viewBlocks = blocksOf(everywhere, { min: 0, max: 100 });
