import type { Attachment } from './types';

/** Bytes of a picture that was sent along; `id` is unguessable and is its capability. */
export interface StoredFile extends Attachment {
  readonly bytes: Uint8Array;
  readonly at: Date;
  /** It is gone after that; absent: it stays as long as its case. */
  readonly until?: Date;
}

export interface FileStore {
  put(file: StoredFile): Promise<void>;
  get(id: string): Promise<StoredFile | undefined>;
  remove(id: string): Promise<void>;
}
