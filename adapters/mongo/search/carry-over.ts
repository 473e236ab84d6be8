import type { Collection, Document } from 'mongodb';

/** Lists went by them once; nothing asks for them any more, and each costs something in every write. */
const RETIRED = ['incident_caller', 'incident_owner', 'incident_listed', 'incident_queue'];
/** A search did, whose cases lay on no shelf. */
const RETIRED_SEARCH = 'incident_terms';

const SHELF = { $concat: [{ $cond: ['$state.confidential', 'lead:', 'team:'] }, '$state.team'] };
/** `name:kim` is the word `kim` as well. */
const LAST_PART = { $arrayElemAt: [{ $split: ['$$term', ':'] }, -1] };
const named = (kind: string, path: string, ...words: readonly unknown[]): Document => ({
  $cond: [{ $gt: [path, ''] }, [{ $concat: [`${kind}:`, ...words] }], []],
});
/** What a case is found by that was stored when less of it was; whatever it says more is never asked for. */
const TERMS = {
  $setUnion: [
    '$terms',
    { $ifNull: ['$readers', []] },
    { $map: { input: '$terms', as: 'term', in: LAST_PART } },
    named('category', '$state.category', '$state.category'),
    named('category', '$state.sub', '$state.category', '.', '$state.sub'),
  ],
};

/** What was stored before its lists had fields of their own gets them, once: where an index of that time is still there. */
export async function carryOver(incidents: Collection): Promise<void> {
  const names = (await incidents.indexes()).map(({ name }) => String(name));
  const give = (to: Document, fields: Document) => incidents.updateMany(to, [{ $set: fields }]);
  const retired = RETIRED.filter((name) => names.includes(name));
  if (retired.length > 0) {
    await give({ open: true, openOf: { $exists: false } }, { openOf: '$state.caller.id' });
    await give({ listed: true, listedIn: { $exists: false } }, { listedIn: SHELF });
    const queued = { queued: true, queuedFor: { $exists: false } };
    await give({ ...queued, 'state.owner.id': { $exists: true } }, { ownedBy: '$state.owner.id' });
    await give(queued, { queuedFor: '$readers' });
  }
  if (names.includes(RETIRED_SEARCH)) {
    await give({ shelf: { $exists: false }, terms: { $exists: true } }, { terms: TERMS });
    await give({ shelf: { $exists: false } }, { shelf: SHELF });
    retired.push(RETIRED_SEARCH);
  }
  for (const name of retired) await incidents.dropIndex(name);
}
