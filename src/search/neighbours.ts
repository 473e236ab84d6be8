/** Shorter words have too many others beside them. */
const LEAST = 4;
const LONGEST = 20;
/** What a folded word is made of. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

/** Every word that one slip of the finger makes of this one: a letter too many, too few, wrong, or two that changed places. */
export const neighboursOf = (word: string): readonly string[] => {
  if (word.length < LEAST || word.length > LONGEST) return [];
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of LETTERS) {
      found.add(`${before}${letter}${after}`);
      if (after !== '') found.add(`${before}${letter}${after.slice(1)}`);
    }
    if (after !== '') found.add(`${before}${after.slice(1)}`);
    if (after.length > 1) found.add(`${before}${after.charAt(1)}${after.charAt(0)}${after.slice(2)}`);
  }
  found.delete(word);
  return [...found];
};
