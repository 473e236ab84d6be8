import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl';
import da from '../../locales/da.json';
import en from '../../locales/en.json';
import { type Lang, perLang, type Text } from '../ground/lang';
import type { ViewContext } from './context';

export type TextKey = keyof typeof en;
export type TextValues = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, values?: TextValues) => string;

/** English as it is written with the day before the month and 24 hours, Danish as in Denmark. */
export const LOCALES: Readonly<Record<Lang, string>> = { da: 'da', en: 'en-GB' };

const CATALOGUES: Readonly<Record<Lang, Readonly<Record<TextKey, string>>>> = { da, en };

const KEYS = Object.keys(en).filter((key): key is TextKey => key in en);

/** Where a catalogue puts a Danish `s` behind a name. */
const OWNER = /\{(\w+)\}s(?!\p{L})/gu;
const ownerOf = (name: string): string => `${name}Owns`;

/** Whose something is, in Danish: `Anna Holms`, `Carl Friis’`. */
const genitive = (name: string): string => (/[sxz]$/i.test(name) ? `${name}’` : `${name}s`);

/** A Danish message, and the names in it that own something. */
const withOwners = (message: string) => ({
  message: message.replace(OWNER, (_, name: string) => `{${ownerOf(name)}}`),
  owners: [...message.matchAll(OWNER)].map(([, name = '']) => name),
});

/**
 * Texts of one language from its catalogue, with ICU plurals and selects. Values are data: never parsed, never markup.
 * Throws when a message is missing or a value it needs was not given.
 *
 * @example createTexts('da')('time.in', { span: '2 timer' }) // 'om 2 timer'
 */
export const createTexts = (lang: Lang): Translate => {
  const owners = new Map<string, readonly string[]>();
  const messages: Record<TextKey, string> = { ...CATALOGUES[lang] };
  for (const key of lang === 'da' ? KEYS : []) {
    const owned = withOwners(messages[key]);
    if (owned.owners.length === 0) continue;
    messages[key] = owned.message;
    owners.set(key, owned.owners);
  }
  const intl: IntlShape<string> = createIntl<string>(
    {
      locale: LOCALES[lang],
      messages,
      onError: (error) => {
        throw error;
      },
    },
    createIntlCache(),
  );
  return (key, values) => {
    const owning = (owners.get(key) ?? []).map((name) => [ownerOf(name), genitive(String(values?.[name] ?? ''))]);
    return intl.formatMessage({ id: key }, owning.length === 0 ? values : { ...values, ...Object.fromEntries(owning) });
  };
};

const TEXTS: Readonly<Record<Lang, Translate>> = { da: createTexts('da'), en: createTexts('en') };

/** A sentence for whoever may read it; a value that is a text itself is put in in the same language. */
export const say = (key: TextKey, values: Readonly<Record<string, string | number | Text>> = {}): Text =>
  perLang((lang) => {
    const own = Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[lang] : value]);
    return TEXTS[lang](key, Object.fromEntries(own));
  });

/** Texts in the reader's language. */
export const textsFor = (ctx: ViewContext): Translate => TEXTS[ctx.reader.lang];
