import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import type { Text } from '../ground/lang';
import { say } from '../view/text';

/** Longest record that is read, in bytes: a quote that nobody closes ends here, and not with the memory. */
const MOST_RECORD = 64 * 1024;
/** Separators, the likeliest first. */
const SEPARATORS = [';', ',', '\t'] as const;

/** A file cannot be taken; `told` says why. */
export class TableError extends Error {
  readonly told: Text;
  constructor(told: Text) {
    super(told.en);
    this.name = 'TableError';
    this.told = told;
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';

/** How a file is written, and what it holds, by its hash. */
export interface Written {
  readonly hash: string;
  readonly encoding: Encoding;
  readonly separator: string;
}

/** One line of a file; `line`: its last, from 1. */
export interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const unreadable = (path: string, error: unknown): TableError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new TableError(
    code === 'ENOENT' ? say('mistake.noFile', { path }) : say('mistake.fileUnreadable', { path, code }),
  );
};

const separatorIn = (head: string): string => {
  const [first = ''] = head.split(/[\r\n]/, 1);
  const counted = SEPARATORS.map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
};

const isPacked = async (path: string): Promise<boolean> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
};

/** What stands in a file, a piece at a time; one that is packed by gzip is unpacked on the way. */
async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const packed = await isPacked(path);
  const file = createReadStream(path);
  // A failure is thrown to whoever reads.
  const stream = packed ? pipeline(file, createGunzip(), () => undefined) : file;
  for await (const piece of stream) yield Buffer.from(piece);
}

/** Reads a file once, a piece at a time. Throws `TableError` when it cannot be read. */
export const lookAt = async (path: string): Promise<Written> => {
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let head: Buffer | undefined;
  let encoding: Encoding = 'utf-8';
  const isUtf8 = (piece?: Buffer): boolean => {
    try {
      utf8.decode(piece, { stream: piece !== undefined });
      return true;
    } catch {
      return false;
    }
  };
  try {
    for await (const piece of piecesOf(path)) {
      hash.update(piece);
      if (!head && piece[0] === 0xff && piece[1] === 0xfe) encoding = 'utf-16le';
      head ??= piece;
      if (encoding === 'utf-8' && !isUtf8(piece)) encoding = 'windows-1252';
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  // A sign that is cut off at the end.
  if (encoding === 'utf-8' && !isUtf8()) encoding = 'windows-1252';
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  return { hash: hash.digest('hex'), encoding, separator: separatorIn(text) };
};

async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of piecesOf(path)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

const told = (error: CsvError, line: number): TableError =>
  new TableError(
    error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
      ? say('register.quote', { line })
      : say('register.broken', { line }),
  );

/**
 * The records of a file, one at a time, whatever ends its lines; empty lines are none. Throws `TableError` where it is
 * no table.
 */
export async function* recordsOf(
  path: string,
  { encoding, separator }: Pick<Written, 'encoding' | 'separator'>,
  mostRecord = MOST_RECORD,
): AsyncGenerator<TableRecord> {
  const parser = parse({
    bom: true,
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: mostRecord,
    info: true,
  });
  // A failure is thrown to whoever reads the parser.
  pipeline(Readable.from(textOf(path, encoding)), parser, () => undefined);
  let line = 0;
  try {
    for await (const found of parser) {
      const { record, info }: { readonly record: readonly string[]; readonly info: { readonly lines: number } } = found;
      line = info.lines;
      yield { line, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw told(error, line + 1);
    throw unreadable(path, error);
  }
}
