import type { Lang } from '../../ground/lang';
import type { Format } from './formats';

/** A document without any program's markup: what every kind of file is made from. */
export interface ReviewDocument {
  readonly lang: Lang;
  readonly title: string;
  /** Under the title: where it stands. */
  readonly about: string;
  readonly sections: readonly Section[];
}

export type Section = { readonly heading: string } & (
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
);

export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Makes a file of it; takes its time, and rejects where its program fails. */
export type MakeDocument = (document: ReviewDocument, format: Format, name: string) => Promise<MadeFile>;
