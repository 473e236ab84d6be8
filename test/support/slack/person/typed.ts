import { isJson, type Json, jsons, read, textOf } from '../json';
import type { Typed } from '../model';
import { isCalled, type Part, partsOf, wordsOfText } from '../parts';

/** By label, `action_id` or `block_id`. */
export type Inputs = Readonly<Record<string, Typed>>;

const texts = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'];
/** The state's key for each element that holds one id, date or time. */
const single: Readonly<Record<string, string>> = {
  users_select: 'user',
  conversations_select: 'conversation',
  channels_select: 'channel',
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'date_time',
};
const several: Readonly<Record<string, string>> = {
  multi_users_select: 'users',
  multi_conversations_select: 'conversations',
  multi_channels_select: 'channels',
};

const options = (element: Json): readonly Json[] => [
  ...jsons(element['options']),
  ...jsons(element['option_groups']).flatMap((group) => jsons(group['options'])),
];

/** The option with these words or this value; throws when the menu has none. */
export function optionCalled(element: Json, name: Typed): Json {
  const found = options(element).find((one) => one['value'] === name || wordsOfText(one['text']) === name);
  if (found) return found;
  const there = options(element).map((one) => wordsOfText(one['text']));
  throw new Error(`no option ${String(name)}; there are: ${there.join(', ')}`);
}

const listed = (typed: Typed): readonly string[] =>
  typed === null ? [] : Array.isArray(typed) ? typed : [String(typed)];

/** What an element holds: what was typed, or what it held at first; undefined for what holds nothing (a button). */
export function stateOf({ element, type }: Part, typed: Typed | undefined): Json | undefined {
  if (texts.includes(type)) {
    const value = typed === undefined ? textOf(element['initial_value']) : textOf(typed === null ? '' : String(typed));
    return { type, value: value === '' ? null : value };
  }
  if (type === 'static_select' || type === 'radio_buttons') {
    const chosen = typed === undefined || typed === null ? undefined : optionCalled(element, typed);
    return { type, selected_option: typed === undefined ? (element['initial_option'] ?? null) : (chosen ?? null) };
  }
  if (type === 'external_select') {
    const text = { type: 'plain_text', text: String(typed) };
    const chosen = typed === null ? null : { text, value: typed };
    return { type, selected_option: typed === undefined ? (element['initial_option'] ?? null) : chosen };
  }
  if (type === 'multi_static_select' || type === 'checkboxes') {
    const initial = jsons(element['initial_options']);
    return {
      type,
      selected_options: typed === undefined ? initial : listed(typed).map((one) => optionCalled(element, one)),
    };
  }
  const [one, many] = [single[type], several[type]];
  if (one !== undefined)
    return { type, [`selected_${one}`]: (typed === undefined ? element[`initial_${one}`] : typed) ?? null };
  if (many !== undefined)
    return { type, [`selected_${many}`]: typed === undefined ? (element[`initial_${many}`] ?? []) : listed(typed) };
  return undefined;
}

const keyOf = (part: Part): string => `${part.blockId}/${part.actionId}`;

/** Notes what is typed; throws when there is no such field. */
export function type(blocks: unknown, inputs: Inputs, into: Map<string, Typed>): void {
  const fields = partsOf(blocks).filter((part) => stateOf(part, undefined) !== undefined);
  for (const [name, value] of Object.entries(inputs)) {
    const field = fields.find((part) => isCalled(part, name));
    if (!field) throw new Error(`no input ${name}; there are: ${fields.map(nameOf).join(', ')}`);
    into.set(keyOf(field), value);
  }
}

const nameOf = (part: Part): string => wordsOfText(read(part.block, 'label')) || part.actionId;

/** `state.values`, as payloads carry it. */
export function valuesOf(blocks: unknown, typed: ReadonlyMap<string, Typed>): Json {
  const values: Record<string, Record<string, Json>> = {};
  for (const part of partsOf(blocks)) {
    const state = stateOf(part, typed.get(keyOf(part)));
    if (state) values[part.blockId] = { ...values[part.blockId], [part.actionId]: state };
  }
  return values;
}

const isEmpty = (state: Json): boolean =>
  Object.entries(state).every(
    ([key, value]) => key === 'type' || value === null || (Array.isArray(value) && value.length === 0),
  );

/** Why the client does not send the form: a required input is empty, a text too short or too long, no number, no address. */
export function complaintsOf(blocks: unknown, values: Json): readonly string[] {
  return partsOf(blocks)
    .filter((part) => part.block['type'] === 'input')
    .flatMap((part) => {
      const state = read(values[part.blockId], part.actionId);
      if (!isJson(state)) return [];
      if (isEmpty(state)) return part.block['optional'] === true ? [] : [`${nameOf(part)} is empty`];
      const wrong = wrongText(part, textOf(state['value']));
      return wrong === undefined ? [] : [`${nameOf(part)} ${wrong}`];
    });
}

function wrongText({ element, type }: Part, value: string): string | undefined {
  const { min_length: min, max_length: max } = element;
  if (typeof min === 'number' && value.length < min) return `is shorter than ${min}`;
  if (type === 'plain_text_input' && value.length > (typeof max === 'number' ? max : 3000)) return 'is too long';
  if (type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(value)) return 'is no e-mail address';
  if (type === 'url_text_input' && !/^https?:\/\/\S+$/.test(value)) return 'is no URL';
  if (type !== 'number_input') return undefined;
  const [number, low, high] = [value, element['min_value'] ?? '-Infinity', element['max_value'] ?? 'Infinity'].map(
    Number,
  );
  const isInside = number !== undefined && number >= (low ?? 0) && number <= (high ?? 0);
  const isWhole = element['is_decimal_allowed'] === true || Number.isInteger(number);
  return isInside && isWhole ? undefined : 'is no such number';
}
