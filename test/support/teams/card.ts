import { z } from 'zod';

const execute = z.looseObject({
  type: z.literal('Action.Execute'),
  title: z.string().optional(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
  associatedInputs: z.string().optional(),
  fallback: z.looseObject({ type: z.string(), data: z.record(z.string(), z.unknown()) }).optional(),
});
export type Execute = z.infer<typeof execute>;

const submit = z.looseObject({
  type: z.literal('Action.Submit'),
  title: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
  associatedInputs: z.string().optional(),
});
export type Submit = z.infer<typeof submit>;

const refresh = z.object({
  refresh: z.object({
    action: z.looseObject({ verb: z.string(), data: z.record(z.string(), z.unknown()).optional() }),
  }),
});

const input = z.looseObject({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  label: z.string().optional(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
  value: z.string().optional(),
  isRequired: z.boolean().optional(),
});
export type Input = z.infer<typeof input>;

/** All objects in a card, at any depth. */
function everything(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(everything);
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(everything)];
}

export const actionsOf = (card: unknown): readonly Execute[] =>
  everything(card).flatMap((one) => execute.safeParse(one).data ?? []);

/** Buttons of a card in a dialog. */
export const submitsOf = (card: unknown): readonly Submit[] =>
  everything(card).flatMap((one) => submit.safeParse(one).data ?? []);

/** What the client presses by itself to fetch the card again; undefined for a card that stays as it is. */
export const refreshOf = (card: unknown) => refresh.safeParse(card).data?.refresh.action;

export const inputsOf = (card: unknown): readonly Input[] =>
  everything(card).flatMap((one) => input.safeParse(one).data ?? []);

/** Every word a card shows, in one text. */
export function wordsOf(card: unknown): string {
  const shown = ['text', 'title', 'label', 'value', 'altText'];
  return everything(card)
    .flatMap((one) =>
      Object.entries(Object(one)).filter(([key, value]) => shown.includes(key) && typeof value === 'string'),
    )
    .map(([, value]) => String(value))
    .join('\n');
}

/** Signs that markdown leaves alone are moved here meanwhile. */
const ASIDE = 0xe000;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const aside = (sign: string): string => String.fromCharCode(ASIDE + sign.charCodeAt(0));

/** Markdown in the words that a client shows: what is markup does its work and is gone, what is escaped stands. */
export function readMarkdown(text: string): string {
  return text
    .replaceAll(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => aside(sign))
    .replaceAll(/&(?:lt|gt|amp);/g, (entity) => aside(ENTITIES[entity] ?? entity))
    .replaceAll(/\{\{(?:DATE|TIME)\([^)]*\)\}\}|<[^>]*>/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`~]+|^#+ |^> /gm, '')
    .replaceAll('\n\n', '\n')
    .replaceAll(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - ASIDE));
}

const shown = z.looseObject({ type: z.string().optional(), text: z.string().optional(), value: z.string().optional() });

/** The same as a client shows it: markdown is read in blocks of text and in facts, and nowhere else. */
export function readOf(card: unknown): string {
  const lines = everything(card).flatMap((one): readonly string[] => {
    const { type, text, value } = shown.safeParse(one).data ?? { type: 'other' };
    if (type === 'TextRun') return [text ?? ''];
    return type === 'TextBlock' || type === undefined ? [readMarkdown(text ?? value ?? '')] : [];
  });
  return lines.join('\n').replaceAll('\u2060', '');
}

/**
 * What pressing sends, as a client does it: the action's data and, unless it says `none`, every input that holds
 * something; nothing at all (undefined) while a required one is empty.
 */
export function pressed(
  card: unknown,
  action: Pick<Execute | Submit, 'data' | 'associatedInputs'>,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> | undefined {
  if (action.associatedInputs === 'none') return { ...action.data };
  const values: Record<string, string> = {};
  for (const field of inputsOf(card)) {
    const value = typed[field.id] ?? field.value ?? '';
    if (field.isRequired && value.trim() === '') return undefined;
    if (value !== '') values[field.id] = value;
  }
  return { ...action.data, ...values };
}
