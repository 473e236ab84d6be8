/** Bytes of a picture that was sent along; `id` is unguessable and is its capability. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly at: Date;
}

export interface FileStore {
  put(file: StoredFile): Promise<void>;
  get(id: string): Promise<StoredFile | undefined>;
}
