/** Characters that nobody sees, which some clients and pages put between others. */
export const withoutInvisible = (text: string): string => text.replace(/[\u200B\u2060\uFEFF]/g, '');

const DANISH: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' };

/**
 * Text for comparing: lower case, without accents, `æ ø å` as `ae oe aa`, single spaces.
 * @example fold('Genåbn  INC-7') // 'genaabn inc-7'
 */
export const fold = (text: string): string =>
  withoutInvisible(text)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => DANISH[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
