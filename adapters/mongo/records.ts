import type { Document, FindOptions, IndexDescription } from 'mongodb';
import { z } from 'zod';
import type { Kind, KindTypes } from '../../src/record/kind';
import { opt } from '../../src/record/schema';
import type { RecordStore } from '../../src/record/store';
import { type Entry, type OutboxEntry, type Stored, type Write } from '../../src/record/stored';
import { mongoArchive } from './archive';
import { type MongoContext, rows } from './context';
import { createCounter } from './counters';
import { duplicateIndex } from './errors';
import { recordLists } from './record-lists';
import { createReader, type Reader } from './unreadable';

/** A kind and what MongoDB has to know of it: the shape of its documents, and what its own lists ask for. */
export interface MongoKind<T extends KindTypes> {
  readonly kind: Pick<Kind<T>, 'name' | 'schema' | 'numbered' | 'isOpen'>;
  readonly collection: string;
  readonly state: z.ZodType<T['state']>;
  readonly entry: z.ZodType<Entry<T['event']>>;
  readonly effect: z.ZodType<T['effect']>;
  /** What its lists search and sort by, kept beside the state and written with it; undefined: not there. */
  readonly fields?: (state: T['state']) => Document;
  readonly indexes?: readonly IndexDescription[];
}

/** Reads the documents of a kind; `states` where only the state was asked for. */
export interface Readers<T extends KindTypes> {
  readonly whole: Reader<Stored<T>>;
  readonly states: Reader<T['state']>;
}

/**
 * Document: `{_id, desk, schema, version, state, timeline, outbox, keys, lastSaid?, open, dueAt?, outboxSince?, endedAt?}` and the
 * kind's own fields. `dueAt`: when the sweep looks at it: `nextAt`, or later for a document that could not be read. `endedAt`: of one
 * that ended, until its timeline is put away.
 */
export const recordIndexes = <T extends KindTypes>({ kind, indexes = [] }: MongoKind<T>): IndexDescription[] => {
  const there = (field: string) => ({ [field]: { $exists: true } });
  return [
    { name: `${kind.name}_external`, key: { desk: 1, 'state.source': 1, 'state.externalKey': 1 }, unique: true },
    ...(kind.numbered ? [{ name: numberIndex(kind), key: { desk: 1, 'state.number': 1 }, unique: true }] : []),
    { name: `${kind.name}_due`, key: { desk: 1, dueAt: 1 }, partialFilterExpression: there('dueAt') },
    { name: `${kind.name}_ended`, key: { desk: 1, endedAt: 1 }, partialFilterExpression: there('endedAt') },
    { name: `${kind.name}_outbox`, key: { desk: 1, outboxSince: 1 }, partialFilterExpression: there('outboxSince') },
    { name: `${kind.name}_open`, key: { desk: 1, _id: 1 }, partialFilterExpression: { open: true } },
    { name: `${kind.name}_schema`, key: { desk: 1, schema: 1 } },
    ...indexes,
  ];
};

const numberIndex = ({ name }: { readonly name: string }): string => `${name}_number`;

export function readersOf<T extends KindTypes>({ unreadable }: MongoContext, of: MongoKind<T>): Readers<T> {
  const { kind, collection, state, entry, effect } = of;
  const stored: z.ZodType<Stored<T>> = z.object({
    state,
    version: z.number(),
    timeline: z.array(entry),
    outbox: z.array(z.object({ id: z.string(), effect, at: z.date(), previous: opt(z.string()) })),
    keys: z.array(z.object({ key: z.string(), at: z.date(), version: z.number() })),
    lastSaid: opt(z.string()),
  });
  /** The state alone cannot tell that the whole document is well again. */
  const noting = { ...unreadable, forget: () => {} };
  return {
    whole: createReader(unreadable, collection, stored, pickStored, kind.schema),
    states: createReader(noting, collection, state, (doc) => doc['state'], kind.schema),
  };
}

/** Whatever the address of the database says of reading: nothing that a new primary could take back. */
const SETTLED: FindOptions = { readConcern: { level: 'majority' }, readPreference: 'primary' };

/** The records of one kind. */
export function mongoRecords<T extends KindTypes>(
  context: MongoContext,
  of: MongoKind<T>,
  readers: Readers<T> = readersOf(context, of),
): RecordStore<T> {
  const { db, desk, run } = context;
  const { kind } = of;
  const records = rows(db, of.collection);
  const numbers = createCounter(context, kind.name);
  const find = (filter: Document, options: FindOptions = {}) =>
    run(async () => readers.whole.maybe(await records.findOne({ ...filter, desk }, options)));
  const fieldsOf = (state: T['state']): Document => ({
    open: kind.isOpen(state),
    dueAt: state.nextAt,
    endedAt: kind.isOpen(state) ? undefined : state.changedAt,
    ...of.fields?.(state),
  });

  /** Which unique index refused a new record; the platform's key counts before the number. */
  async function whyRefused(error: unknown, { state }: Write<T>): Promise<'exists' | 'number_taken'> {
    if (duplicateIndex(error) === undefined) throw error;
    const same = { desk, 'state.source': state.source, 'state.externalKey': state.externalKey };
    if (await records.findOne(same, { projection: { _id: 1 } })) return 'exists';
    if (duplicateIndex(error) !== numberIndex(kind)) throw error;
    const last = await records.findOne({ desk }, { sort: { 'state.number': -1 }, projection: { 'state.number': 1 } });
    await numbers.skipPast(Math.max(state.number ?? 0, Number(last?.['state']?.number ?? 0)));
    return 'number_taken';
  }

  return {
    ...recordLists(context, of, readers),
    ...mongoArchive(context, of),

    nextNumber: () => run(() => numbers.next()),
    load: (id) => find({ _id: id }),
    loadSettled: (id) => find({ _id: id }, SETTLED),
    byExternalKey: (source, key) => find({ 'state.source': source, 'state.externalKey': key }),

    create: (id, write) =>
      run(async () => {
        const since = oldest(write.outbox);
        const document = { ...write, ...fieldsOf(write.state), ...(since && { outboxSince: since }) };
        try {
          await records.insertOne({ _id: id, desk, schema: kind.schema, version: 1, ...document });
          return 'created';
        } catch (error) {
          return whyRefused(error, write);
        }
      }),

    save: (id, version, write) =>
      run(async () => {
        const change = saveOf(write, fieldsOf(write.state));
        const { matchedCount } = await records.updateOne({ _id: id, desk, version }, change);
        return matchedCount === 1 ? 'saved' : 'lost';
      }),

    settle: (id, entries, shown) =>
      run(async () => {
        const isNewest = shown === undefined ? {} : { version: shown };
        const { matchedCount } = await records.updateOne({ _id: id, desk, ...isNewest }, settled(entries));
        return matchedCount === 1;
      }),
  };
}

/**
 * State, keys and query fields are replaced whole, those without a value removed; timeline and outbox only grow, so a drain in
 * between stays done.
 */
function saveOf<T extends KindTypes>(
  { state, timeline, outbox, keys, lastSaid }: Write<T>,
  fields: Document,
): Document {
  const gone = Object.keys(fields).filter((field) => fields[field] === undefined);
  const since = oldest(outbox);
  return {
    $set: { state, keys, ...fields, ...(lastSaid !== undefined && { lastSaid }) },
    $inc: { version: 1 },
    $push: {
      timeline: { $each: timeline },
      outbox: { $each: outbox },
    },
    ...(since && { $min: { outboxSince: since } }),
    ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((field) => [field, ''])) }),
  };
}

/** `$literal`: entry ids are data, also when one should begin with `$`. */
function settled(entries: readonly string[]): Document[] {
  const delivered = { $in: ['$$entry.id', { $literal: entries }] };
  const moments = { $map: { input: '$outbox', as: 'entry', in: '$$entry.at' } };
  return [
    { $set: { outbox: { $filter: { input: '$outbox', as: 'entry', cond: { $not: [delivered] } } } } },
    { $set: { outboxSince: { $ifNull: [{ $min: moments }, '$$REMOVE'] } } },
  ];
}

function oldest(outbox: readonly OutboxEntry[]): Date | undefined {
  return outbox.map((entry) => entry.at).reduce<Date | undefined>((a, b) => (a && a <= b ? a : b), undefined);
}

function pickStored({ state, version, timeline, outbox, keys, lastSaid }: Document): unknown {
  return { state, version, timeline, outbox, keys: keysOf(keys), ...(lastSaid === undefined ? {} : { lastSaid }) };
}

/** Before they were kept by time they were bare texts; what came then comes no more. */
const keysOf = (keys: unknown): unknown =>
  Array.isArray(keys) ? keys.filter((kept: unknown) => typeof kept !== 'string') : keys;
