const NUMBER = /^(?:[a-z]{2,6}-)?#?(\d{1,9})(?=$|[\s.,:;!?])[\s.,:;!?]*/i;

/** `INC-7 …`, `#7 …` or `7 …` and what follows it. `plain`: nothing but digits, which may be any number. */
export const splitNumber = (
  text: string,
): { readonly number: number; readonly plain: boolean; readonly rest: string } | undefined => {
  const found = NUMBER.exec(text);
  return found ? { number: Number(found[1]), plain: /^\d/.test(text), rest: text.slice(found[0].length) } : undefined;
};
