import { keptRevision, type RevisionStore } from '../../src/incident/revisions/kept';
import { changing, openCollection } from './collection';
import { type MongoContext, rows } from './context';
import { orLost } from './errors';
import { plain } from './unreadable';

export const REVISIONS = 'revisions';

/** They are somebody's words: none stays longer than this, whatever becomes of the sweep. */
const KEPT_SECONDS = 3600;

export const revisionIndexes = [
  { name: 'revision_due', key: { desk: 1, dueAt: 1 } },
  { name: 'revision_kept', key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS },
] as const;

/** Document: `{_id, desk, schema}` and the fields of `KeptRevision`; `_id` names the message. */
export function mongoRevisions(context: MongoContext): RevisionStore {
  const { db, desk, run } = context;
  const revisions = rows(db, REVISIONS);
  const { list } = openCollection(context, REVISIONS, keptRevision, plain());
  return {
    keep: ({ id, text, whole, ...fields }) =>
      run(async () => {
        const change = changing({ schema: 1, ...fields, text, whole });
        await orLost(revisions.updateOne({ _id: id, desk }, change, { upsert: true }));
      }),
    due: (now, limit) => list({ dueAt: { $lte: now } }, { sort: { dueAt: 1 }, limit }),
    remove: (id) => run(async () => void (await revisions.deleteOne({ _id: id, desk }))),
  };
}
