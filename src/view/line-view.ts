import { text } from './build';
import type { Tone, View } from './view';

/** One short message. */
export const lineView = (words: string, tone?: Tone): View => ({ fallback: words, blocks: [text(words, tone)] });
