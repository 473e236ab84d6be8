/** One text of the desk's file; never changed once it is there. */
export interface DeskVersion {
  /** Hash of the text, as `Desk.version`. */
  readonly version: string;
  readonly text: string;
  readonly at: Date;
  readonly by?: DeskBy;
  readonly source: 'file' | 'chat';
}

export interface DeskBy {
  /** Id of their record. */
  readonly id: string;
  readonly name: string;
}

/** One time that another version became the active one. */
export interface DeskMove {
  readonly version: string;
  /** The one before it, which *Undo* brings back. */
  readonly previous?: string;
  readonly how: 'file' | 'chat' | 'undo';
  readonly at: Date;
  readonly by?: DeskBy;
  /** The platform's own key of what caused it. */
  readonly key?: string;
}

/** Which version counts; one for the whole desk. */
export interface DeskHead {
  /** Counts writes, from 1. */
  readonly seq: number;
  readonly active: string;
  /** The last version that was taken from a file. */
  readonly imported?: string;
  /** The version of a file that was not taken, because the desk was changed in chat. */
  readonly offered?: string;
  /** The last `KEPT_MOVES`, oldest first. */
  readonly moves: readonly DeskMove[];
}

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
