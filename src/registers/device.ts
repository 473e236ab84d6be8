import { z } from 'zod';
import { fold } from '../ground/fold';
import { capped } from '../ground/limits';
import { type Infer, opt } from '../record/schema';
import { say } from '../view/text';
import type { Register } from './register';

const text = z.string();

export const device = z.object({
  /** Its tag, for comparing. */
  key: text,
  /** As it is written on it, e.g. `PRN-3-12`. */
  tag: text,
  name: opt(text),
  kind: opt(text),
  place: opt(text),
  /** Key of the desk's file, as far as that has it. */
  service: opt(text),
});
/** A thing that has a tag. */
export type Device = Infer<typeof device>;

const TAG_MAX = 60;
/** Words and numbers with single signs between them. */
const WORD = /[\p{L}\p{N}]+(?:[-_.:#/][\p{L}\p{N}]+)*/gu;
/** So many of a text are looked for. */
const MOST_TAGS = 20;

/** A tag for comparing. */
export const tagKey = (tag: string): string => fold(tag);

const isTag = (tag: string): boolean => tag.length <= TAG_MAX && tag.match(WORD)?.[0] === tag;

/** What in a text may be a tag, by its key, in the order in which it stands there: whatever holds a digit or a sign. */
export const tagsIn = (words: string): readonly string[] => {
  const found = (capped(words, 'text').match(WORD) ?? []).filter(
    (word) => word.length > 2 && word.length <= TAG_MAX && /[\p{N}\-_.:#/]/u.test(word),
  );
  return [...new Set(found.map(tagKey))].slice(0, MOST_TAGS);
};

/** `services`: the keys that the desk has; of another the row says so. */
export const devices = (services: readonly string[]): Register<Device> => ({
  name: 'devices',
  columns: [
    { names: ['tag', 'mærke'], required: true },
    { names: ['name', 'navn'] },
    { names: ['kind', 'slags'] },
    { names: ['place', 'sted'] },
    { names: ['service'] },
  ],
  read({ tag = '', name, kind, place, service }) {
    if (!isTag(tag)) return { problems: [{ column: 'tag', told: say('register.noTag', { found: tag }) }] };
    const isKnown = service === undefined || services.includes(service);
    return {
      row: {
        key: tagKey(tag),
        tag,
        ...(name !== undefined && { name }),
        ...(kind !== undefined && { kind }),
        ...(place !== undefined && { place }),
        ...(service !== undefined && isKnown && { service }),
      },
      problems: isKnown ? [] : [{ column: 'service', told: say('mistake.noService', { name: service }) }],
    };
  },
});
