import { capped } from '../../ground/limits';

/** What stands where something was taken out. */
export interface Placeholders {
  readonly name: string;
  readonly email: string;
  readonly number: string;
  readonly address: string;
}

export interface Anonymous {
  readonly text: string;
  /** How much was taken out. */
  readonly taken: number;
}

const EMAIL = /[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]{1,190}\.\p{L}{2,20}/giu;
/** A person's own: six digits for the day of birth, four more. */
const CPR = /(?<!\d)\d{6}[- ]?\d{4}(?!\d)/g;
/** Eight digits or more, as telephones, accounts and cards have them; no date, no version of a program. */
const LONG_NUMBER =
  /(?<![\p{L}\p{N}.:/_-])(?!\d{4}-\d{2}-\d{2}(?!\d))(?!\d{1,2}-\d{1,2}-\d{4}(?!\d))(?:\+|00)?\d(?:[ -]?\d){7,18}(?![\p{L}\p{N}_-]|\.\d)/gu;
const NAMED_NUMBER =
  /((?:medarbejder|løn|personale|kunde|bruger|medlems?|tlf|telefon|mobil|lokal|employee|staff|payroll|customer|user|phone|mobile|ext)(?:\.|nr|nummer|-?id| no| number| nr| id)?[.:#]{0,2} ?)(?=\p{L}{0,3}\d)[\p{L}\d][\p{L}\d -]{0,20}\d/giu;
const STREET =
  /\p{Lu}[\p{L}.]{0,30}(?:gade|vej|allé|alle|stræde|plads|torv|vænge|boulevard|parken|stien| Street| Road| Avenue| Lane| Drive) \d{1,4}(?: ?[A-Za-z](?![\p{L}]))?(?:, ?(?:st|kl|\d{1,2})\.? ?(?:th|tv|mf|sal)?\.?)?(?:,? ?\d{4} \p{Lu}\p{L}{1,20}(?: [A-ZØ](?!\p{L}))?)?/gu;
const HOUSE_STREET = /(?<!\d)\d{1,5} (?:\p{Lu}\p{L}{1,20} ){1,3}(?:Street|Road|Avenue|Lane|Drive|Court)(?!\p{L})/gu;
const MENTION = /(?<![\p{L}\p{N}.])@\p{L}[\p{L}\p{N}._-]{1,40}|<@[A-Z0-9]{1,20}>/gu;
const PERSON = String.raw`\p{Lu}[\p{L}’'-]{1,20}(?: \p{Lu}[\p{L}.’'-]{0,20}){0,3}`;
/** A name that something says is one: a greeting, a farewell, a title; a surname that ends in -sen. */
const GREETED = new RegExp(
  String.raw`((?:^|\n)[ \t]{0,4}(?:[Hh]ej|[Hh]ejsa|[Kk]ære|[Hh]i|[Hh]ello|[Dd]ear|[Tt]ak|[Tt]hanks)[ ,]{1,2})${PERSON}(?=[ \t]{0,3}(?:[,.!\n]|$))`,
  'gu',
);
const SIGNED = new RegExp(
  String.raw`((?:[Mm]vh\.?|[Vv]h\.?|[Hh]ilsen|[Hh]ilsner|[Rr]egards|[Bb]est wishes|[Cc]heers|[Ss]incerely)[ ,\t]{0,3}\n?[ \t]{0,3})${PERSON}`,
  'gu',
);
const SLASHED = new RegExp(String.raw`((?:^|\s)/)${PERSON}(?=\s{0,3}$)`, 'gu');
const TITLED = new RegExp(String.raw`((?<!\p{L})(?:[Hh]r\.|[Ff]ru|[Ff]rk\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.) )${PERSON}`, 'gu');
const SURNAMED =
  /(?<!\p{L})\p{Lu}[\p{L}’'-]{1,20}(?: \p{Lu}[\p{L}.’'-]{0,20}){0,2} \p{Lu}[\p{L}-]{1,30}sen(?:s|’s)?(?!\p{L})/gu;

/** Whose names are known: of those whom the case is about every part counts, however it is written. */
export interface KnownNames {
  readonly involved: readonly string[];
  readonly others: readonly string[];
}

/** Shorter parts of a name are other words too often; with a capital letter they still count. */
const LONG_PART = { involved: 3, others: 5 } as const;

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The whole name in any letter case and with any sign between its parts; then each part of it alone. */
const nameExpressions = (name: string, of: keyof KnownNames): readonly RegExp[] => {
  const parts = capped(name, 'name')
    .split(/[\s.]/)
    .filter((part) => /^\p{L}/u.test(part));
  const alone = parts.filter((part) => part.length > 1);
  const bounded = (words: string, flags: string): RegExp =>
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?:s|['’]s?)?(?![\p{L}\p{N}])`, flags);
  return [
    ...(parts.length > 1 ? [bounded(parts.map(escaped).join(String.raw`[\s._-]{0,2}`), 'giu')] : []),
    ...alone.map((part) =>
      part.length >= LONG_PART[of]
        ? bounded(escaped(part), 'giu')
        : bounded(`${escaped(capital(part))}|${escaped(part.toUpperCase())}`, 'gu'),
    ),
  ];
};

/**
 * A text without the names, addresses and numbers of people: known names for certain, others by how they are written.
 * What only its sense tells (a nickname, "the new one in finance") stays, so that somebody has to look.
 */
export const withoutPeople = (typed: string, names: KnownNames, words: Placeholders): Anonymous => {
  let text = capped(typed, 'text');
  let taken = 0;
  const take = (expression: RegExp, put: string): void => {
    text = text.replace(expression, (...found: readonly unknown[]) => {
      taken += 1;
      const [, before] = found;
      return `${typeof before === 'string' ? before : ''}${put}`;
    });
  };
  take(EMAIL, words.email);
  take(MENTION, words.name);
  take(CPR, words.number);
  take(NAMED_NUMBER, words.number);
  take(LONG_NUMBER, words.number);
  take(STREET, words.address);
  take(HOUSE_STREET, words.address);
  for (const expression of [GREETED, SIGNED, SLASHED, TITLED, SURNAMED]) take(expression, words.name);
  for (const of of ['involved', 'others'] as const) {
    for (const name of names[of].toSorted((a, b) => b.length - a.length)) {
      for (const expression of nameExpressions(name, of)) take(expression, words.name);
    }
  }
  return { text, taken };
};
