import { z } from 'zod';
import { bulletinTo } from '../delivery/bulletins/types';
import { type Infer, oneOf } from '../record/schema';
import { type OnCallChanges, onCallChanges, onCallContents } from './types';

/** What a change says to somebody, until it is told: a bulletin by its id. */
const said = z.object({ id: z.string(), to: bulletinTo, content: oneOf('kind', onCallContents), at: z.date() });
export type Said = Infer<typeof said>;

export const storedOnCall = z.object({
  changes: onCallChanges,
  version: z.number(),
  /** The platform keys of the last 100 commands. */
  keys: z.array(z.string()),
  /** Oldest first. */
  outbox: z.array(said),
});
/** The changes as stored; `version` counts writes. */
export type StoredOnCall = Infer<typeof storedOnCall>;

/** What people changed in the schedules: one document for the whole desk. */
export interface OnCallStore {
  /** Empty, at version 0, while nobody has changed anything. */
  load(): Promise<StoredOnCall>;
  /** Compare-and-set on `version`; `lost` when somebody else wrote first. The version grows by one, the outbox by `said`. */
  save(version: number, changes: OnCallChanges, key: string, said?: readonly Said[]): Promise<'saved' | 'lost'>;
  /** Takes out of the outbox what was told; never touches `version`. */
  settle(ids: readonly string[]): Promise<void>;
}
