import type { TypedWords } from '../command/command';

/** "set 3 fejl", "return 2 laptops": digits that count something. */
export const countsThings = ({ plain, rest }: TypedWords): boolean => plain === true && rest.trim() !== '';

/** For words that a sentence begins with, too: they need their number, and nothing that it could count. */
export const isNoSentence = (words: TypedWords): boolean => words.number !== undefined && !countsThings(words);
