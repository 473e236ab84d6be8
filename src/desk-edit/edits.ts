import type { Path } from '../desk/file/problems';
import { childOf, entriesOf, isMap, keysOf, listOf, textOf } from '../desk/file/unchecked';
import { ROLES } from '../desk/model';
import { fold } from '../ground/fold';
import type { Lang, Text } from '../ground/lang';
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

/** A key for somebody new: their first name, else their whole name, else that with a number. */
export const newPersonKey = (root: unknown, name: string): string => {
  const taken = new Set<string>([...keysOf(childOf(root, 'people')), ...ROLES, 'everyone']);
  const whole = slug(name) || 'person';
  const first = slug(name.trim().split(/\s+/)[0] ?? '') || whole;
  const numbered = Array.from({ length: taken.size + 1 }, (_, i) => `${whole}-${i + 2}`);
  return [first, whole, ...numbered].find((key) => !taken.has(key)) ?? whole;
};

const personWith = (root: unknown, email: string): string | undefined =>
  entriesOf(childOf(root, 'people')).find(
    ([, person]) => textOf(childOf(person, 'email'))?.toLowerCase() === email.toLowerCase(),
  )?.[0];

const membersOf = (root: unknown, team: string): readonly string[] | EditRefusal => {
  const members = childOf(root, 'teams', team, 'members');
  if (members === 'everyone') return { refused: 'everyone' };
  if (!Array.isArray(members)) return { refused: 'no_team' };
  return listOf(members).flatMap((one) => textOf(one) ?? []);
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

const LANG_KEYS: readonly Lang[] = ['da', 'en'];

/** A text in both languages, written as short as the file has it: one text where both are the same. */
const setText = (value: unknown, path: Path, text: Text): readonly YamlEdit[] => {
  if (isMap(value)) {
    return LANG_KEYS.filter((lang) => value[lang] !== text[lang]).map((lang) => ({
      do: 'set',
      path: [...path, lang],
      value: text[lang],
    }));
  }
  if (text.da === text.en) return value === text.da ? [] : [{ do: 'set', path, value: text.da }];
  return [{ do: 'set', path, value: { da: text.da, en: text.en } }];
};

const shortText = ({ da, en }: Text): string | { readonly da: string; readonly en: string } =>
  da === en ? da : { da, en };

/** Puts an entry into a section of the file that may not be there yet. */
const putInto = (root: unknown, section: string, key: string, value: Record<string, ReturnType<typeof shortText>>) => {
  const there = childOf(root, section);
  if (isMap(there)) return [{ do: 'putKey', path: [section], key, value }] as const;
  const whole = { [key]: value };
  return there === undefined
    ? ([{ do: 'putKey', path: [], key: section, value: whole }] as const)
    : ([{ do: 'set', path: [section], value: whole }] as const);
};

/** A key for a new answer, from its name. */
const newAnswerKey = (root: unknown, name: string): string => {
  const taken = keysOf(childOf(root, 'answers'));
  const wanted = slug(name) || 'answer';
  const numbered = Array.from({ length: taken.length + 1 }, (_, i) => `${wanted}-${i + 2}`);
  return [wanted, ...numbered].find((key) => !taken.includes(key)) ?? wanted;
};

/** Changes a ready-made answer; without a key it is a new one. */
export const setAnswer =
  (key: string | undefined, name: Text, text: Text): EditsFor =>
  (root) => {
    if (key === undefined) {
      const value = { name: shortText(name), text: shortText(text) };
      return putInto(root, 'answers', newAnswerKey(root, name.en), value);
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
    const old = listOf(before).flatMap((one) => textOf(one) ?? []);
    if (!Array.isArray(before) || old.length === 0) return [{ do: 'set', path, value: wanted }];
    return [
      ...wanted.filter((word) => !old.includes(word)).map((value): YamlEdit => ({ do: 'addItem', path, value })),
      ...old.filter((word) => !wanted.includes(word)).map((value): YamlEdit => ({ do: 'dropItem', path, value })),
    ];
  };
