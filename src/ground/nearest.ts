import damerauLevenshtein from 'damerau-levenshtein';

/**
 * The one candidate that was probably meant: at most a third of the word wrong (in a short word one letter, `P6` is no
 * slip for `P5`; neighbours that changed places count as one), letter case aside; the first wins a tie.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  const wanted = word.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of candidates) {
    const { steps: distance } = damerauLevenshtein(wanted, name.toLowerCase());
    const longer = Math.max(wanted.length, name.length);
    const isClose = distance <= Math.max(1, Math.floor(longer / 3)) && distance * 2 < longer;
    if (isClose && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
};

/** ` (did you mean "x"?)` or nothing. */
export const didYouMean = (word: string, candidates: Iterable<string>): string => {
  const name = nearest(word, candidates);
  return name === undefined ? '' : ` (did you mean "${name}"?)`;
};
