/** The languages every text exists in. */
export const LANGS = ['da', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** A name or sentence that the desk owner wrote, in every language. */
export type Text = Readonly<Record<Lang, string>>;

/** How a person reads: their language and IANA time zone. */
export interface Reader {
  readonly lang: Lang;
  readonly zone: string;
}
