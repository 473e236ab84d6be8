import { z } from 'zod';
import { LANGS } from '../../../ground/lang';
import { LIMITS } from '../../../ground/limits';
import { say } from '../../../view/text';
import { CASE_TYPES, CHOSEN_BY } from '../../model';
import { either } from '../problems';
import { expects, flag, key, skill } from './fields';

/** More rules than these are a mistake: each case is held against them, and says why they did not fit. */
export const MOST_ROUTES = 100;

const upTo = (max: number) => z.string().trim().min(1).max(max);

const condition = z
  .strictObject({
    /** Of a category, or of a part of it as `network.vpn`: what lies below it fits, too. */
    category: upTo(LIMITS.title).register(expects, say('expected.keyCategory')),
    service: key('services'),
    /** A device's tag; `*` stands for any signs. */
    device: upTo(60).register(expects, say('expected.device', { example: 'PRN-*' })),
    /** Of callers. */
    group: key('groups'),
    language: z.enum(LANGS).register(expects, say('expected.language', { list: LANGS.join(', ') })),
    type: z.enum(CASE_TYPES).register(expects, either(CASE_TYPES)),
    /** While these hours are open. */
    hour: key('hours'),
  })
  .exactPartial();

const destination = z
  .union([
    key('teams').transform((team) => ({ team })),
    z
      .strictObject({ team: key('teams').exactOptional(), person: key('people') })
      .transform(({ team, person }) => ({ person, ...(team !== undefined && { team }) })),
  ])
  .register(expects, say('expected.destination', { example: '{ person: bo }' }));

const route = z.strictObject({
  if: condition.prefault({}),
  to: destination,
  /** Who of the team; absent: its queue. */
  by: z.enum(CHOSEN_BY).register(expects, either(CHOSEN_BY)).exactOptional(),
  /** For `by: skill`; absent: what the category or service asks for. */
  skill: skill.exactOptional(),
  /** It is theirs at once; else they are told that it is meant for them. */
  assign: flag.default(false),
});

/** Where cases go: the first rule that fits. */
export const routes = z
  .array(route)
  .max(MOST_ROUTES)
  .register(expects, say('expected.listOfMaps', { keys: '{ if, to, by, skill, assign }' }));
