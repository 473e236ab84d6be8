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

const input = z.looseObject({
  type: z.string().startsWith('Input.'),
  id: z.string(),
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

/**
 * What pressing sends, as a client does it: the action's data and, unless it says `none`, every input that holds
 * something; nothing at all (undefined) while a required one is empty.
 */
export function pressed(
  card: unknown,
  action: Execute,
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
