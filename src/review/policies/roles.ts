import type { Lang } from '../../ground/lang';

/** Whom a review names, and what stands in their place. */
export interface Role {
  readonly name: string;
  readonly role: string;
}

const EMAIL = /[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]{1,190}\.\p{L}{2,20}/giu;
/** Shorter parts of a name are other words too often: they count with a capital letter. */
const LONG_PART = 4;
const MOST_NAME = 250;

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const partsOf = (name: string): readonly string[] =>
  name
    .slice(0, MOST_NAME)
    .split(/[\s.]/)
    .filter((part) => /^\p{L}/u.test(part));

/** Whether these may be one person, of whom one place has more of the name than the other. */
export const isSameName = (one: string, other: string): boolean => {
  const [shorter = [], longer = []] = [one, other]
    .map((name) => partsOf(name).map((part) => part.toLowerCase()))
    .toSorted((a, b) => a.length - b.length);
  return shorter.length > 0 && shorter.every((part) => longer.includes(part));
};

const bounded = (words: string, flags: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(s|['’]s?)?(?![\p{L}\p{N}])`, flags);

const wholeName = (name: string): RegExp => bounded(partsOf(name).map(escaped).join(String.raw`[\s._-]{0,2}`), 'giu');

const partOfName = (part: string): RegExp =>
  part.length >= LONG_PART
    ? bounded(escaped(part), 'giu')
    : bounded([part, capital(part), part.toUpperCase()].map(escaped).join('|'), 'gu');

/** What stands before the first word of a sentence. */
const BEGINS = /(?:^|\n|[.!?]\s)$/;

const owns = (role: string, lang: Lang): string => (lang === 'da' && /\p{L}$/u.test(role) ? `${role}s` : `${role}’s`);

/** What is looked for, only where `hint` stands at all, and what is put there. */
interface Taken {
  readonly hint: string;
  readonly expression: RegExp;
  readonly role: string;
}

/** Each part of a name; one that several share is nobody in particular. */
const takenByPart = (roles: readonly Role[], somebody: string): readonly Taken[] => {
  const byPart = new Map<string, { readonly part: string; readonly role: string }>();
  for (const { name, role } of roles) {
    for (const part of partsOf(name).filter((one) => one.length > 1)) {
      const key = part.toLowerCase();
      const same = byPart.get(key);
      byPart.set(key, { part, role: same && same.role !== role ? somebody : role });
    }
  }
  return [...byPart].map(([hint, { part, role }]) => ({ hint, expression: partOfName(part), role }));
};

/**
 * Writes texts in which roles stand for names, in full and by each of their parts. A part that several share is nobody in
 * particular: `somebody` stands there.
 */
export const inRoles = (roles: readonly Role[], lang: Lang, somebody: string): ((typed: string) => string) => {
  const whole = roles
    .filter(({ name }) => partsOf(name).length > 1)
    .toSorted((one, other) => other.name.length - one.name.length)
    .map(
      ({ name, role }): Taken => ({ hint: partsOf(name)[0]?.toLowerCase() ?? '', expression: wholeName(name), role }),
    );
  const all = [...whole, ...takenByPart(roles, somebody)];
  const put = (text: string, { hint, expression, role }: Taken): string =>
    text.toLowerCase().includes(hint)
      ? text.replace(expression, (_, genitive: string | undefined, at: number) => {
          const words = genitive ? owns(role, lang) : role;
          return BEGINS.test(text.slice(Math.max(0, at - 2), at)) ? capital(words) : words;
        })
      : text;
  return (typed) => all.reduce(put, typed.replace(EMAIL, somebody));
};
