import type { TextKey, TextValues, Translate } from './text';
import type { ActionData, Block, Button, Select, Spans, TextSpan, Tone } from './view';

/** A line above everything else: what just happened, or what is wrong. */
export interface Banner {
  readonly text: string;
  readonly tone: Tone;
}

export const text = (words: string | Spans, tone?: Tone): Block => ({
  type: 'text',
  text: typeof words === 'string' ? [words] : words,
  ...(tone && { tone }),
});

export const title = (words: string): Block => ({ type: 'title', text: [words] });

export const bold = (words: string): TextSpan => ({ bold: words });

export const bannerBlocks = (banner: Banner | undefined): readonly Block[] =>
  banner ? [text(banner.text, banner.tone)] : [];

/** What a person typed, when they typed anything. */
export const quote = (words: string | undefined): readonly Block[] => (words ? [{ type: 'quote', text: words }] : []);

/** Makes buttons; each room's own takes only the actions that its table, or a higher one, has. */
export type ButtonOf<Action extends string> = (
  t: Translate,
  label: TextKey,
  action: Action,
  data: ActionData,
  extra?: Pick<Button, 'style' | 'submits'> & { readonly values?: TextValues },
) => Button;

export const button: ButtonOf<string> = (t, label, action, data, extra = {}) => {
  const { values, ...rest } = extra;
  return { label: t(label, values), action, data, ...rest };
};

export const buttons = (row: readonly Button[]): readonly Block[] =>
  row.length > 0 ? [{ type: 'buttons', buttons: row }] : [];

/** Choices in a line, where there are any. */
export const selects = (line: readonly Select[], save: Button): readonly Block[] =>
  line.length > 0 ? [{ type: 'selects', selects: line, save: { ...save, submits: true } }] : [];
