import { buttons, text, title } from './build';
import type { ViewContext } from './context';
import { type TextKey, textsFor } from './text';
import type { Block, Button, View } from './view';
import { shorten } from './words';

/** What every form takes: what is wrong with what was sent, shown above the inputs. */
export interface FormState {
  readonly problem?: string | undefined;
}

interface FormParts extends FormState {
  readonly heading: string;
  /** Which case it is about, under the heading. */
  readonly about?: string;
  readonly intro?: string;
  readonly inputs: readonly Block[];
  readonly send: Button;
  readonly cancel: Button;
}

export const form = (parts: FormParts): View => ({
  fallback: [parts.problem, parts.heading, parts.about && shorten(parts.about, 120)].filter(Boolean).join(' · '),
  blocks: [
    ...(parts.problem ? [text(parts.problem, 'attention')] : []),
    title(parts.heading),
    ...(parts.about ? [text(parts.about, 'subtle')] : []),
    ...(parts.intro ? [text(parts.intro)] : []),
    ...parts.inputs,
    ...buttons([parts.send, { ...parts.cancel, leaves: true }]),
  ],
});

/** Longest text of a moment that is typed, in characters. */
export const MOMENT_MAX = 60;

export interface InputParts {
  readonly id: string;
  readonly label: TextKey;
  readonly max: number;
  readonly required?: boolean;
  readonly multiline?: boolean;
  readonly placeholder?: TextKey;
  readonly value?: string | undefined;
}

/** A text input; required and multiline unless said otherwise. */
export const input = (ctx: ViewContext, parts: InputParts): Block => {
  const t = textsFor(ctx);
  return {
    type: 'input',
    id: parts.id,
    label: t(parts.label),
    required: parts.required ?? true,
    missing: t('form.missing'),
    maxLength: parts.max,
    multiline: parts.multiline ?? true,
    ...(parts.placeholder && { placeholder: t(parts.placeholder) }),
    ...(parts.value !== undefined && { value: parts.value }),
  };
};

/** Which case is meant; required unless said otherwise. */
export const caseInput = (
  ctx: ViewContext,
  parts: Pick<InputParts, 'id' | 'label' | 'required' | 'value' | 'placeholder'>,
): Block => {
  const t = textsFor(ctx);
  return {
    type: 'case',
    id: parts.id,
    label: t(parts.label),
    required: parts.required ?? true,
    missing: t('form.missing'),
    placeholder: t(parts.placeholder ?? 'form.case.placeholder'),
    maxLength: MOMENT_MAX,
    ...(parts.value !== undefined && { value: parts.value }),
  };
};

export const choice = (
  ctx: ViewContext,
  id: string,
  label: string,
  choices: Extract<Block, { type: 'choice' }>['choices'],
  value: string | undefined,
): Extract<Block, { type: 'choice' }> => ({
  type: 'choice',
  id,
  label,
  required: true,
  missing: textsFor(ctx)('form.choose'),
  choices,
  ...(value !== undefined && { value }),
});
