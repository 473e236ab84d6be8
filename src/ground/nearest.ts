import damerauLevenshtein from 'damerau-levenshtein';
import { READ } from './limits';

/**
 * The one candidate that was probably meant: at most a third of the word wrong (in a short word one letter, `P6` is no
 * slip for `P5`; neighbours that changed places count as one), letter case aside; the first wins a tie.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  if (word.length > READ.word) return undefined;
  const wanted = word.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of candidates) {
    const longer = Math.max(wanted.length, name.length);
    const most = Math.max(1, Math.floor(longer / 3));
    if (Math.abs(wanted.length - name.length) > most) continue;
    const { steps: distance } = damerauLevenshtein(wanted, name.toLowerCase());
    if (distance <= most && distance * 2 < longer && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
};
