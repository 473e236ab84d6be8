/** A unit that belongs to the one before it: low surrogate, joiner, variation selector. */
function continues(unit: number): boolean {
  return (unit >= 0xdc00 && unit <= 0xdfff) || unit === 0x200d || unit === 0xfe0f;
}

/** Cuts to at most `max` UTF-16 units, '…' included, never through a surrogate pair or before an emoji's joiner. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max <= 0) return '';
  let end = max - 1;
  while (end > 0 && continues(text.charCodeAt(end))) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** The largest whole n in [0, limit] for which `fits(n)`, when it fits up to some n and not beyond; or undefined. */
export function largest(limit: number, fits: (n: number) => boolean): number | undefined {
  if (!fits(0)) return undefined;
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
