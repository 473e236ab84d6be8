import { z } from 'zod';
import { type Infer, opt } from '../record/schema';
import type { Caller } from './caller';
import type { RegisterName } from './register';

export interface RegisterStore<Row extends { readonly key: string }> {
  get(key: string): Promise<Row | undefined>;
  /** Those that are there, in no order. */
  many(keys: readonly string[]): Promise<readonly Row[]>;
  /**
   * Writes rows of one import in place of what was there; `generation` sorts after those of earlier imports. Hands back
   * the keys that this import has already brought: of those the first row stays.
   */
  put(rows: readonly Row[], generation: string): Promise<readonly string[]>;
  /** Takes away what earlier imports brought and this one did not; how many. */
  removeBefore(generation: string): Promise<number>;
}

export interface CallerStore extends RegisterStore<Caller> {
  /** Those whose name begins so, letter case and accents aside, by name. */
  named(beginning: string, limit: number): Promise<readonly Caller[]>;
  /** Those whose number ends so, as `phoneTail` has it. */
  byPhone(tail: string, limit: number): Promise<readonly Caller[]>;
}

export const imported = z.object({
  hash: z.string(),
  rows: z.number(),
  at: z.date(),
  /** It goes on after these rows. */
  unfinished: opt(z.literal(true)),
});
/** What was taken last of a file. */
export type Imported = Infer<typeof imported>;

/** What is taken from a file: a register, or the cases that another tool had. */
export type Taking = RegisterName | 'cases';

export interface ImportStore {
  last(taking: Taking): Promise<Imported | undefined>;
  done(taking: Taking, imported: Imported): Promise<void>;
}
