import { z } from 'zod';
import { say } from '../../../view/text';
import { asked, expects, flag, key, keyed, text, withNeeds } from './fields';

/** By which a report is taken for it. */
const words = z
  .array(z.string().trim().min(1).register(expects, say('expected.word')))
  .register(expects, say('expected.words'))
  .default([]);

/** A part of a category: more exact, and with needs of its own. */
const subcategory = z.strictObject({ name: text, words, skill: asked.skill, level: asked.level }).transform(withNeeds);

const category = z
  .strictObject({
    name: text,
    team: key('teams'),
    words,
    confidential: flag.default(false),
    sub: keyed('sub', subcategory).exactOptional(),
    ...asked,
  })
  .transform(withNeeds);

/** The areas that cases belong to: two levels; a service is the third. */
export const categories = keyed('categories', category);
