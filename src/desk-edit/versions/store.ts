import { z } from 'zod';
import { named, opt } from '../../record/schema';

/** Who changed it: the id of their record, and their name. */
export type DeskBy = Readonly<z.infer<typeof named>>;

/** One text of the desk's file; never changed once it is there. */
export const deskVersion = z.object({
  /** Hash of the text, as `Desk.version`. */
  version: z.string(),
  text: z.string(),
  at: z.date(),
  by: opt(named),
  source: z.enum(['file', 'chat']),
});
export type DeskVersion = Readonly<z.infer<typeof deskVersion>>;

/** One time that another version became the active one. */
const deskMove = z.object({
  version: z.string(),
  /** The one before it, which *Undo* brings back. */
  previous: opt(z.string()),
  how: z.enum(['file', 'chat', 'undo']),
  at: z.date(),
  by: opt(named),
  /** The platform's own key of what caused it. */
  key: opt(z.string()),
});
export type DeskMove = Readonly<z.infer<typeof deskMove>>;

/** Which version counts; one for the whole desk. */
export const deskHead = z.object({
  /** Counts writes, from 1. */
  seq: z.number(),
  active: z.string(),
  /** The last version that was taken from a file. */
  imported: opt(z.string()),
  /** The version of a file that was not taken, because the desk was changed in chat. */
  offered: opt(z.string()),
  /** The last `KEPT_MOVES`, oldest first. */
  moves: z.array(deskMove).readonly(),
});
export type DeskHead = Readonly<z.infer<typeof deskHead>>;

export const KEPT_MOVES = 20;

export interface DeskVersionStore {
  /** Keeps it, without making it the active one; one that is there already stays as it is. */
  put(version: DeskVersion): Promise<void>;
  get(version: string): Promise<DeskVersion | undefined>;
  /** Undefined before the first start. */
  head(): Promise<DeskHead | undefined>;
  /** Compare-and-set on `seq`, 0 where there is none; `lost` when somebody else wrote first. `seq` grows by one. */
  move(seq: number, head: Omit<DeskHead, 'seq'>): Promise<'saved' | 'lost'>;
}
