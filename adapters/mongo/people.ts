import { isDeepStrictEqual } from 'node:util';
import type { Document } from 'mongodb';
import { ulid } from 'ulid';
import { LANGS } from '../../src/ground/lang';
import type { Identity } from '../../src/ground/refs';
import { afterMeeting, beats, emailOf, type Met } from '../../src/people/after-meeting';
import { type Person, person } from '../../src/people/person';
import { type PeopleStore } from '../../src/people/store';
import { compareAndSet } from '../../src/record/compare-and-set';
import { openCollection } from './collection';
import { type MongoContext } from './context';
import { orLost } from './errors';
import { plain } from './unreadable';

export const PEOPLE = 'people';

const FROMS = ['client', 'report', 'chosen'] as const;

export const peopleIndexes = [
  { name: 'person_identity', key: { desk: 1, identityKeys: 1 }, unique: true },
  {
    name: 'person_email',
    key: { desk: 1, email: 1 },
    unique: true,
    partialFilterExpression: { email: { $exists: true } },
  },
] as const;

/** What a write takes away where it is not there any more. */
const TAKEN_BACK = ['refusedAt', 'email'] as const;
const NOT_REFUSED = { $unset: { refusedAt: true } };

/** Unambiguous text of an identity, for its unique index. */
const identityKey = ({ platform, org, user }: Identity): string => JSON.stringify([platform, org, user]);

/** Document: `{_id, desk, schema, revision, identityKeys}` and the fields of `Person`. */
export function mongoPeople(context: MongoContext): PeopleStore {
  const { desk, run, log } = context;
  const pick = plain(['revision', 'identityKeys']);
  const { raw, read, find, get, list, insert } = openCollection(context, PEOPLE, person, pick);

  const change = (where: Document, set: Document, more: Document = {}) =>
    raw.updateOne({ ...where, desk }, { $set: { schema: 1, ...set }, $inc: { revision: 1 }, ...more });

  async function save(next: Person, before: Document | null): Promise<Person | 'lost'> {
    const { id, ...fields } = next;
    const set = { ...fields, identityKeys: next.identities.map(identityKey) };
    if (!before) {
      await insert({ _id: id, revision: 1, ...set });
      return next;
    }
    const gone = TAKEN_BACK.filter((field) => fields[field] === undefined).map((field) => [field, true]);
    const more = gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {};
    const { matchedCount } = await change({ _id: id, revision: before['revision'] }, set, more);
    return matchedCount === 1 ? next : 'lost';
  }

  async function meetOnce(met: Met): Promise<Person | 'lost'> {
    const email = emailOf(met);
    const [mine, named] = await Promise.all([
      find({ identityKeys: identityKey(met.identity) }),
      email === undefined ? null : find({ email }),
    ]);
    const doc = mine ?? named;
    const before = read.maybe(doc);
    const emailFree = !named || named['_id'] === doc?.['_id'];
    if (!emailFree) log.warn({ person: before?.id }, 'Their e-mail is another person’s already; they stay apart');
    const next = afterMeeting(before ?? { id: ulid() }, met, emailFree);
    if (before && isDeepStrictEqual(before, next)) return before;
    // Refused: somebody met them at the same moment; the next look finds that person.
    return orLost(save(next, doc));
  }

  return {
    byIdentity: (identity) => get({ identityKeys: identityKey(identity) }),
    byEmail: (email) => get({ email: email.toLowerCase() }),
    get: (id) => get({ _id: id }),
    many: async (ids) => {
      const found = await list({ _id: { $in: [...ids] } });
      const byId = new Map(found.map((one) => [one.id, one]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    meet: (met) => run(() => compareAndSet('A person', () => meetOnce(met))),
    setSettings: (id, settings) =>
      run(async () => {
        await change({ _id: id }, { settings });
      }),
    setViews: (id, views) =>
      run(async () => {
        await change({ _id: id }, { views });
      }),
    setRefused: (id, at) =>
      run(async () => {
        await change({ _id: id }, at ? { refusedAt: at } : {}, at ? {} : NOT_REFUSED);
      }),
    survey: (id, { of, at, since }) =>
      run(async () => {
        const $or = [{ surveyed: { $exists: false } }, { 'surveyed.at': { $lte: since } }, { 'surveyed.of': of }];
        return (await change({ _id: id, $or }, { surveyed: { at, of } })).matchedCount === 1;
      }),
    setLanguage: (id, language, from) =>
      run(async () => {
        if (language === undefined) return;
        const had = FROMS.flatMap((languageFrom) => LANGS.map((spoken) => ({ languageFrom, language: spoken })));
        const weaker = had.filter((one) => beats({ language, languageFrom: from }, one));
        const $or = [{ languageFrom: { $exists: false } }, ...weaker];
        await change({ _id: id, $or }, { language, languageFrom: from });
      }),
  };
}
