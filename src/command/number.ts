/** What is no case has a prefix of its own, `SOLUTION_PREFIX`. */
const CASE = /^(?!sol-)(?:[a-z]{2,6}-)?#?(\d{1,9})(?=$|[\s.,:;!?])[\s.,:;!?]*/i;
const SOLUTION = /^sol-(\d{1,9})(?=$|[\s.,:;!?])[\s.,:;!?]*/i;

/** `INC-7 …`, `#7 …` or `7 …` and what follows it. `plain`: nothing but digits, which may be any number. */
export const splitNumber = (
  text: string,
): { readonly number: number; readonly plain: boolean; readonly rest: string } | undefined => {
  const found = CASE.exec(text);
  return found ? { number: Number(found[1]), plain: /^\d/.test(text), rest: text.slice(found[0].length) } : undefined;
};

/** `SOL-12 …` and what follows it. */
export const splitSolution = (text: string): { readonly number: number; readonly rest: string } | undefined => {
  const found = SOLUTION.exec(text);
  return found ? { number: Number(found[1]), rest: text.slice(found[0].length) } : undefined;
};
