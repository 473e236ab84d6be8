import { isDeepStrictEqual } from 'node:util';
import { ulid } from 'ulid';
import { type Person } from '../../src/people/person';
import { type PeopleStore } from '../../src/people/store';
import { compareAndSet } from '../../src/record/compare-and-set';
import { type MongoContext, rows } from './context';
import { duplicateIndex } from './errors';
import { afterMeeting, beats, emailOf, identityKey, type Met } from './meeting';
import { person } from './schema/rows';
import { createReader, plain } from './unreadable';

export const PEOPLE = 'people';

export const peopleIndexes = [
  { name: 'person_identity', key: { desk: 1, identityKeys: 1 }, unique: true },
  {
    name: 'person_email',
    key: { desk: 1, email: 1 },
    unique: true,
    partialFilterExpression: { email: { $exists: true } },
  },
] as const;

/** Document: `{_id, desk, schema, revision, identityKeys}` and the fields of `Person`. */
export function mongoPeople({ db, desk, run, unreadable, log }: MongoContext): PeopleStore {
  const people = rows(db, PEOPLE);
  const read = createReader(unreadable, PEOPLE, person, plain(['revision', 'identityKeys']));
  const find = (filter: object) => people.findOne({ ...filter, desk });

  async function insert(next: Person): Promise<Person | 'lost'> {
    const { id, ...fields } = next;
    const identityKeys = next.identities.map(identityKey);
    await people.insertOne({ _id: id, desk, schema: 1, revision: 1, identityKeys, ...fields });
    return next;
  }

  async function update(next: Person, revision: unknown): Promise<Person | 'lost'> {
    const { id, ...fields } = next;
    const identityKeys = next.identities.map(identityKey);
    const write = { $set: { ...fields, identityKeys }, $inc: { revision: 1 } };
    const { matchedCount } = await people.updateOne({ desk, _id: id, revision }, write);
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
    const next = afterMeeting(before ?? { id: ulid(), identities: [], direct: [] }, met, emailFree);
    if (before && isDeepStrictEqual(before, next)) return before;
    try {
      return await (doc ? update(next, doc['revision']) : insert(next));
    } catch (error) {
      // Somebody met them at the same moment: the next look finds that person.
      if (duplicateIndex(error)) return 'lost';
      throw error;
    }
  }

  return {
    byIdentity: (identity) => run(async () => read.maybe(await find({ identityKeys: identityKey(identity) }))),
    byEmail: (email) => run(async () => read.maybe(await find({ email: email.toLowerCase() }))),
    get: (id) => run(async () => read.maybe(await find({ _id: id }))),
    many: (ids) =>
      run(async () => {
        const found = read.many(await people.find({ desk, _id: { $in: [...ids] } }).toArray());
        const byId = new Map(found.map((one) => [one.id, one]));
        return ids.flatMap((id) => byId.get(id) ?? []);
      }),
    meet: (met) => run(() => compareAndSet('A person', () => meetOnce(met))),
    setSettings: (id, settings) =>
      run(async () => {
        await people.updateOne({ desk, _id: id }, { $set: { settings }, $inc: { revision: 1 } });
      }),
    setLanguage: (id, language, from) =>
      run(async () => {
        if (language === undefined) return;
        const weaker = (['client', 'report', 'chosen'] as const).filter((had) => beats(from, had));
        const filter = {
          desk,
          _id: id,
          $or: [{ languageFrom: { $exists: false } }, { languageFrom: { $in: weaker } }],
        };
        await people.updateOne(filter, { $set: { language, languageFrom: from }, $inc: { revision: 1 } });
      }),
  };
}
