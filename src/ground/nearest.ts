/** Edit distance in which two neighbours that changed places count as one mistake. */
export const editDistance = (a: string, b: string): number => {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    older = last;
    last = row;
  }
  return last[b.length] ?? 0;
};

/**
 * The one candidate that was probably meant: at most a third of the word wrong (in a short word one letter, `P6` is no
 * slip for `P5`), letter case aside; the first wins a tie.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  const wanted = word.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of candidates) {
    const distance = editDistance(wanted, name.toLowerCase());
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
