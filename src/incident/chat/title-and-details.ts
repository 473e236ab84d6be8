import { LIMITS } from '../../ground/limits';

/** The first line is the title, cut at a word; the whole text is kept where it says more. */
export const titleAndDetails = (text: string): { readonly title: string; readonly details?: string } => {
  const whole = text.trim();
  const [line = ''] = whole.split('\n');
  const first = line.trim();
  if (first.length <= LIMITS.title) return first === whole ? { title: first } : { title: first, details: whole };
  const cut = first.slice(0, LIMITS.title - 1);
  const space = cut.lastIndexOf(' ');
  return { title: `${(space > LIMITS.title / 2 ? cut.slice(0, space) : cut).trimEnd()}…`, details: whole };
};
