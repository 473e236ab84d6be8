import { z } from 'zod';
import type { Infer } from '../record/schema';
import { type OnCallChanges, onCallChanges } from './types';

export const storedOnCall = z.object({
  changes: onCallChanges,
  version: z.number(),
  /** The platform keys of the last 100 commands. */
  keys: z.array(z.string()),
});
/** The changes as stored; `version` counts writes. */
export type StoredOnCall = Infer<typeof storedOnCall>;

/** What people changed in the schedules: one document for the whole desk. */
export interface OnCallStore {
  /** Empty, at version 0, while nobody has changed anything. */
  load(): Promise<StoredOnCall>;
  /** Compare-and-set on `version`; `lost` when somebody else wrote first. The version grows by one. */
  save(version: number, changes: OnCallChanges, key: string): Promise<'saved' | 'lost'>;
}
