import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { idIn, rootOf } from './check';
import { webhooks } from './lint/webhooks';
import { readDeskText } from './load';
import { parseDesk } from './parse';
import { DeskError } from './problems';

/** The desk's file, as this process has it. */
export interface DeskFile {
  readonly name: string;
  /** As it was when it was opened; it may be full of mistakes. */
  readonly text: string;
  /** What is wrong with that text; undefined when it is a desk. */
  readonly error?: DeskError;
  /** The desk it is: `desk.id`. */
  readonly id: string;
  /** Its text as it was last read. */
  current(): string;
  /**
   * Its text, once after every change: when it has stood still from one call to the next, so that nobody reads what is
   * still being written. Undefined while it is as it was, and while it cannot be read.
   */
  changed(): Promise<string | undefined>;
}

const stampOf = async (path: string): Promise<string> => {
  const { mtimeMs, size, ino } = await stat(path);
  return [mtimeMs, size, ino].join(' ');
};

/** Throws DeskError when it cannot be read, or does not even tell which desk it is. */
export const openDeskFile = async (path: string): Promise<DeskFile> => {
  const name = basename(path);
  // Before the text: what is written in between is then a change.
  let known = await stampOf(path).catch(() => '');
  const text = await readDeskText(path);
  const id = idIn(text);
  const { desk, problems } = parseDesk(text, name);
  const error = desk ? undefined : new DeskError(name, problems);
  if (!id) throw error ?? new Error(`${name} is a desk without an id`);
  let seen = known;
  let given = text;

  return {
    name,
    text,
    ...(error && { error }),
    id,
    current: () => given,
    async changed() {
      try {
        const now = await stampOf(path);
        const stands = now === seen;
        seen = now;
        if (!stands || now === known) return undefined;
        const read = await readDeskText(path);
        known = now;
        if (read === given) return undefined;
        given = read;
        return read;
      } catch {
        return undefined;
      }
    },
  };
};

/** Whether the desk's file on disk, as it was last read, names this webhook: whoever can write there may go inside the network. */
export const webhooksOnDisk = (file: Pick<DeskFile, 'current'>): ((to: string) => boolean) => {
  let read: string | undefined;
  let named: ReadonlySet<string> = new Set();
  return (to) => {
    const text = file.current();
    if (text !== read) named = new Set(webhooks(rootOf(text)).map(([, url]) => url));
    read = text;
    return named.has(to);
  };
};
