/** The languages every text exists in. */
export const LANGS = ['da', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** A name or sentence that the desk owner wrote, in every language. */
export type Text = Readonly<Record<Lang, string>>;

/** A text made for each language. */
export const perLang = (words: (lang: Lang) => string): Text => ({ da: words('da'), en: words('en') });

/** Several texts as one. */
export const joined = (texts: readonly Text[], between: Text): Text =>
  perLang((lang) => texts.map((text) => text[lang]).join(between[lang]));

/** What reads the same in every language. */
export const asIs = (words: string): Text => perLang(() => words);

/** The language of a terminal: the `chosen` one, else `LC_ALL`, `LC_MESSAGES` or `LANG` as POSIX has them, else English. */
export const langOfEnv = (env: Readonly<Record<string, string | undefined>>, chosen?: string): Lang => {
  const wanted = chosen ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
  return LANGS.find((lang) => wanted.toLowerCase().startsWith(lang)) ?? 'en';
};

/** How a person reads: their language and IANA time zone. */
export interface Reader {
  readonly lang: Lang;
  readonly zone: string;
}
