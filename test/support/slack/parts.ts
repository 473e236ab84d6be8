import { stored, unescape } from './escape';
import { isJson, type Json, jsons, read, textOf } from './json';

/** An element that a person can use, with the block it stands in. */
export interface Part {
  readonly block: Json;
  readonly blockId: string;
  readonly element: Json;
  readonly actionId: string;
  readonly type: string;
}

/** A value with every plain text in it as Slack keeps it. */
function kept(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(kept);
  if (!isJson(value)) return value;
  if (value['type'] === 'plain_text') return { ...value, text: stored(textOf(value['text'])) };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, kept(one)]));
}

/** Blocks as Slack keeps them: plain texts escaped, with the ids it makes up where the bot gave none. */
export function keptBlocks(blocks: readonly Json[], id: () => string): readonly Json[] {
  const element = (one: Json): Json => (one['type'] === 'image' ? one : { action_id: id(), ...one });
  return jsons(kept(blocks)).map((block) => ({
    ...block,
    block_id: textOf(block['block_id']) || id(),
    ...(block['type'] === 'actions' && { elements: jsons(block['elements']).map(element) }),
    ...(isJson(block['accessory']) && { accessory: element(block['accessory']) }),
    ...(isJson(block['element']) && { element: element(block['element']) }),
  }));
}

/** All that can be pressed, chosen or typed into, in the order it stands. */
export function partsOf(blocks: unknown): readonly Part[] {
  return jsons(blocks).flatMap((block) => {
    const found = [
      ...(block['type'] === 'actions' ? jsons(block['elements']) : []),
      ...[block['accessory'], block['element']].filter(isJson),
    ];
    return found
      .filter((element) => element['type'] !== 'image')
      .map((element) => ({
        block,
        blockId: textOf(block['block_id']),
        element,
        actionId: textOf(element['action_id']),
        type: textOf(element['type']),
      }));
  });
}

/** The words of a text object. */
export const wordsOfText = (value: unknown): string => unescape(textOf(read(value, 'text')));

/** A button, or another element, by what it says: its text, label, placeholder, `action_id` or `block_id`. */
export function isCalled(part: Part, name: string): boolean {
  const { block, element } = part;
  const names = [read(element, 'text'), read(element, 'placeholder'), read(block, 'label')].map(wordsOfText);
  return [...names, part.actionId, part.blockId].includes(name);
}
