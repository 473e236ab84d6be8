import type { Lang } from '../../src/ground/lang';
import { createTexts, type TextKey, type TextValues, type Translate } from '../../src/view/text';

/** `wrong`: something that has to be mended; `note`: something to know. */
export type Mark = 'ok' | 'wrong' | 'note';

/** What was looked at, and how it is, in the reader's language. */
export interface Finding {
  readonly mark: Mark;
  readonly text: string;
}

export type Find = (mark: Mark, key: TextKey, values?: TextValues) => Finding;

/** Findings in one language. */
export const findingsIn =
  (t: Translate): Find =>
  (mark, key, values) => ({ mark, text: t(key, values) });

const SIGNS: Readonly<Record<Mark, string>> = { ok: 'ok', wrong: 'NO', note: '--' };

export const lineOf = ({ mark, text }: Finding): string => `${SIGNS[mark]}  ${text}`;

const TEXTS: Readonly<Record<Lang, Translate>> = { da: createTexts('da'), en: createTexts('en') };

export const textsIn = (lang: Lang): Translate => TEXTS[lang];
