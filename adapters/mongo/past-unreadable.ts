import type { Document } from 'mongodb';

/** How much later the sweep looks again at a document that it could not read. */
const BACK_OFF_MS = 60_000;

/** A page of documents that are due, by one field that is a moment. */
export interface DuePage<R> {
  /** What is read of a document: nothing of one that cannot be read. */
  readonly read: (doc: Document) => readonly R[];
  readonly field: string;
  readonly until: Date;
  /** The first page as it is now. */
  readonly page: () => Promise<readonly Document[]>;
  /** Changes documents of this desk. */
  readonly update: (filter: Document, change: Document) => Promise<unknown>;
}

/** Reads on past documents that cannot be read: each is put back by `BACK_OFF_MS`, so it is not in the next page. */
export async function pastUnreadable<R>({ read, field, until, page, update }: DuePage<R>): Promise<R[]> {
  for (;;) {
    const docs = await page();
    const bad = docs.filter((doc) => read(doc).length === 0).map((doc) => doc['_id']);
    if (bad.length === 0) return docs.flatMap((doc) => read(doc));
    const later = new Date(until.getTime() + BACK_OFF_MS);
    await update({ _id: { $in: bad }, [field]: { $lte: until } }, { $set: { [field]: later } });
  }
}
