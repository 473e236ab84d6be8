import type { Document } from 'mongodb';
import type { z } from 'zod';
import type { StoreLog } from './context';
import { UnreadableDocument } from './errors';

const REMEMBERED = 10_000;

/** Documents that could not be read since the start; each is logged once. */
export interface Unreadable {
  count(): number;
  note(error: UnreadableDocument): void;
  /** It was read after all: repaired by hand, or by a newer version. */
  forget(collection: string, id: unknown): void;
}

export function createUnreadable(log: StoreLog): Unreadable {
  const seen = new Set<string>();
  return {
    count: () => seen.size,
    note(error) {
      const { collection, id } = error.where;
      if (seen.has(`${collection}/${id}`) || seen.size >= REMEMBERED) return;
      seen.add(`${collection}/${id}`);
      log.warn(error.where, error.message);
    },
    forget: (collection, id) => void seen.delete(`${collection}/${String(id)}`),
  };
}

export interface Reader<T> {
  /** Throws `UnreadableDocument`. */
  one(doc: Document): T;
  maybe(doc: Document | null): T | undefined;
  /** Those that can be read. */
  many(docs: readonly Document[]): T[];
}

/**
 * Checks documents with zod and hands back what was stored, fields of a newer version included: a later write must not
 * lose them. `pick` takes what is checked out of the document; `version` is the one of their shape.
 */
export function createReader<T>(
  unreadable: Unreadable,
  collection: string,
  schema: z.ZodType<T>,
  pick: (doc: Document) => unknown,
  version = 1,
): Reader<T> {
  function one(doc: Document): T {
    try {
      if (doc['schema'] !== version) throw unreadableAt(doc, 'schema', `expected ${version}`);
      const value = pick(doc);
      assertShape(schema, value, (path, problem) => unreadableAt(doc, path, problem));
      unreadable.forget(collection, doc['_id']);
      return value;
    } catch (error) {
      if (error instanceof UnreadableDocument) unreadable.note(error);
      throw error;
    }
  }

  const unreadableAt = (doc: Document, path: string, problem: string) =>
    new UnreadableDocument(collection, String(doc['_id']), path, problem);

  return {
    one,
    maybe: (doc) => (doc ? one(doc) : undefined),
    many: (docs) =>
      docs.flatMap((doc) => {
        try {
          return [one(doc)];
        } catch (error) {
          if (error instanceof UnreadableDocument) return [];
          throw error;
        }
      }),
  };
}

/** zod's message could repeat a stored value for some kinds of issue; its code never does. */
function assertShape<T>(
  schema: z.ZodType<T>,
  value: unknown,
  fail: (path: string, problem: string) => Error,
): asserts value is T {
  const checked = schema.safeParse(value);
  if (checked.success) return;
  const issue = checked.error.issues[0];
  throw fail(issue?.path.map(String).join('.') ?? '', issue?.code ?? 'unknown');
}

/** A document's fields without `_id`, `desk`, `schema` and the `own` ones of its collection; `id` is its `_id`. */
export function plain(own: readonly string[] = []): (doc: Document) => unknown {
  const left = new Set(['_id', 'desk', 'schema', ...own]);
  return (doc) => ({ id: doc['_id'], ...Object.fromEntries(Object.entries(doc).filter(([key]) => !left.has(key))) });
}
