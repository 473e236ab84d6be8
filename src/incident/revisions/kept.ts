import { z } from 'zod';
import { type Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import { type Infer, named, opt } from '../../record/schema';
import type { IncidentStore } from '../store';
import type { HandleIncident } from '../stored';
import { type Revision, revise } from './revise';

/** A message was edited or deleted that no case holds yet: the one that is made of it may still be on its way. */
export const keptRevision = z.object({
  /** Names the message. */
  id: z.string(),
  text: opt(z.string()),
  whole: opt(z.string()),
  revision: z.string(),
  restored: opt(z.literal(true)),
  by: named,
  key: z.string(),
  at: z.date(),
  /** When it is looked at next. */
  dueAt: z.date(),
});
export type KeptRevision = Infer<typeof keptRevision>;

export interface RevisionStore {
  /** One a message: in the place of an older one. */
  keep(revision: KeptRevision): Promise<void>;
  /** Those to be looked at by `now`, longest due first. */
  due(now: Date, limit: number): Promise<readonly KeptRevision[]>;
  remove(id: string): Promise<void>;
}

/** Platforms redeliver for minutes; after this what was edited made no case. */
const KEPT_MS = 15 * 60_000;
const FIRST_MS = 2000;
const PAGE = 50;

export const firstLook = (at: Date): Date => later(at, FIRST_MS);

interface Deps {
  readonly store: { readonly incidents: IncidentStore; readonly revisions: RevisionStore };
  readonly handle: HandleIncident;
  readonly clock: Clock;
}

/** A part of the sweep: edits that came before what they edit. */
export function createRevisions(deps: Deps) {
  const { store, clock } = deps;
  return async function revisions(): Promise<void> {
    const now = clock.now();
    for (const kept of await store.revisions.due(now, PAGE)) {
      const { id, at, by, text, whole, revision, restored, key } = kept;
      const told: Revision = { wrote: id, text, whole, revision, restored, key, by: { ...by, member: false } };
      const handled = await revise(deps, told);
      const ageMs = now.getTime() - at.getTime();
      if (handled.some(({ type }) => type === 'unsure')) continue;
      if (handled.length > 0 || ageMs > KEPT_MS) await store.revisions.remove(id);
      else await store.revisions.keep({ ...kept, dueAt: later(now, Math.max(FIRST_MS, ageMs)) });
    }
  };
}
