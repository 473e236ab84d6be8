import type { Path } from '../desk/file/problems';
import { childOf, entriesOf, isMap, keysOf, textOf, textsOf } from '../desk/file/unchecked';
import { ROLES } from '../desk/model';
import { fold } from '../ground/fold';
import { LANGS, type Text } from '../ground/lang';
import type { YamlEdit } from './yaml-edit';

/** Why a form changes nothing. */
export type EditRefusal =
  | { readonly refused: 'no_team' | 'no_answer' | 'no_category' | 'everyone' | 'no_such_person' }
  | { readonly refused: 'name_needed'; readonly email: string };

/** What a form changes in the content of a desk file; no edits: it is so already. */
export type EditsFor = (root: unknown) => readonly YamlEdit[] | EditRefusal;

export type NewMember = { readonly key: string } | { readonly email: string; readonly name?: string };

const LONGEST_KEY = 40;

const slug = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST_KEY - 3);

/** The first of these that is free, else the last of them with a number. */
const freeKey = (taken: ReadonlySet<string>, first: string, last = first): string => {
  const numbered = Array.from({ length: taken.size + 1 }, (_, i) => `${last}-${i + 2}`);
  return [first, last, ...numbered].find((key) => !taken.has(key)) ?? last;
};

/** A key for somebody new: their first name, else their whole name, else that with a number. */
export const newPersonKey = (root: unknown, name: string): string => {
  const whole = slug(name) || 'person';
  const first = slug(name.trim().split(/\s+/)[0] ?? '') || whole;
  return freeKey(new Set<string>([...keysOf(childOf(root, 'people')), ...ROLES, 'everyone']), first, whole);
};

const personWith = (root: unknown, email: string): string | undefined =>
  entriesOf(childOf(root, 'people')).find(
    ([, person]) => textOf(childOf(person, 'email'))?.toLowerCase() === email.toLowerCase(),
  )?.[0];

const membersOf = (root: unknown, team: string): readonly string[] | EditRefusal => {
  const members = childOf(root, 'teams', team, 'members');
  if (members === 'everyone') return { refused: 'everyone' };
  if (!Array.isArray(members)) return { refused: 'no_team' };
  return textsOf(members);
};

const membersPath = (team: string): Path => ['teams', team, 'members'];

/** Somebody known by key or address, or somebody new who is then in `people`, too. */
export const addMember =
  (team: string, member: NewMember): EditsFor =>
  (root) => {
    const members = membersOf(root, team);
    if ('refused' in members) return members;
    const known = 'key' in member ? member.key : personWith(root, member.email);
    if (known !== undefined) {
      if (childOf(root, 'people', known) === undefined) return { refused: 'no_such_person' };
      return members.includes(known) ? [] : [{ do: 'addItem', path: membersPath(team), value: known }];
    }
    if ('key' in member) return { refused: 'no_such_person' };
    if (!member.name) return { refused: 'name_needed', email: member.email };
    const key = newPersonKey(root, member.name);
    return [
      { do: 'putKey', path: ['people'], key, value: { name: member.name, email: member.email } },
      { do: 'addItem', path: membersPath(team), value: key },
    ];
  };

export const removeMember =
  (team: string, key: string): EditsFor =>
  (root) => {
    const members = membersOf(root, team);
    if ('refused' in members) return members;
    return members.includes(key) ? [{ do: 'dropItem', path: membersPath(team), value: key }] : [];
  };

/** Written as short as can be: one text where both languages have the same. */
const shortText = ({ da, en }: Text): string | Text => (da === en ? da : { da, en });

/** A text in both languages, as the file has it: by language where it is so already. */
const setText = (value: unknown, path: Path, text: Text): readonly YamlEdit[] => {
  if (isMap(value)) {
    return LANGS.filter((lang) => value[lang] !== text[lang]).map((lang) => ({
      do: 'set',
      path: [...path, lang],
      value: text[lang],
    }));
  }
  const short = shortText(text);
  return value === short ? [] : [{ do: 'set', path, value: short }];
};

/** Puts an entry into a section of the file that may not be there yet. */
const putInto = (root: unknown, section: string, key: string, value: Readonly<Record<string, string | Text>>) => {
  const there = childOf(root, section);
  if (isMap(there)) return [{ do: 'putKey', path: [section], key, value }] as const;
  const whole = { [key]: value };
  return there === undefined
    ? ([{ do: 'putKey', path: [], key: section, value: whole }] as const)
    : ([{ do: 'set', path: [section], value: whole }] as const);
};

/** Changes a ready-made answer; without a key it is a new one. */
export const setAnswer =
  (key: string | undefined, name: Text, text: Text): EditsFor =>
  (root) => {
    if (key === undefined) {
      const value = { name: shortText(name), text: shortText(text) };
      const key = freeKey(new Set(keysOf(childOf(root, 'answers'))), slug(name.en) || 'answer');
      return putInto(root, 'answers', key, value);
    }
    const there = childOf(root, 'answers', key);
    if (there === undefined) return { refused: 'no_answer' };
    return [
      ...setText(childOf(there, 'name'), ['answers', key, 'name'], name),
      ...setText(childOf(there, 'text'), ['answers', key, 'text'], text),
    ];
  };

export const removeAnswer =
  (key: string): EditsFor =>
  (root) =>
    childOf(root, 'answers', key) === undefined ? [] : [{ do: 'dropKey', path: ['answers'], key }];

/** The words by which reports find this category, each once. */
export const setWords =
  (category: string, words: readonly string[]): EditsFor =>
  (root) => {
    const there = childOf(root, 'categories', category);
    if (there === undefined) return { refused: 'no_category' };
    const path = ['categories', category, 'words'];
    const wanted = [...new Set(words)];
    const before = childOf(there, 'words');
    if (before === undefined) {
      return wanted.length === 0 ? [] : [{ do: 'putKey', path: ['categories', category], key: 'words', value: wanted }];
    }
    const old = textsOf(before);
    if (!Array.isArray(before) || old.length === 0) return [{ do: 'set', path, value: wanted }];
    return [
      ...wanted.filter((word) => !old.includes(word)).map((value): YamlEdit => ({ do: 'addItem', path, value })),
      ...old.filter((word) => !wanted.includes(word)).map((value): YamlEdit => ({ do: 'dropItem', path, value })),
    ];
  };
