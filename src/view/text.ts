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

/**
 * Texts of one language from its catalogue, with ICU plurals and selects. Values are data: never parsed, never markup.
 * Throws when a message is missing or a value it needs was not given.
 *
 * @example createTexts('da')('time.in', { span: '2 timer' }) // 'om 2 timer'
 */
export const createTexts = (lang: Lang): Translate => {
  const intl: IntlShape<string> = createIntl<string>(
    {
      locale: LOCALES[lang],
      messages: CATALOGUES[lang],
      onError: (error) => {
        throw error;
      },
    },
    createIntlCache(),
  );
  return (key, values) => intl.formatMessage({ id: key }, values);
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
