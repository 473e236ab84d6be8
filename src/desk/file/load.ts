import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { MAX_DESK_BYTES } from '../../ground/limits';
import { say } from '../../view/text';
import type { Desk } from '../model';
import { parseDesk } from './parse';
import { atTop, DeskError, type Problem } from './problems';

/** The text of the desk's file, or so much of it that it is too large. Throws DeskError when it cannot be read. */
export const readDeskText = (path: string): Promise<string> =>
  text(createReadStream(path, { end: MAX_DESK_BYTES })).catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'ENOENT'
        ? say('mistake.noFile', { path })
        : say('mistake.fileUnreadable', { path, code: error.code ?? error.message });
    throw new DeskError(basename(path), [atTop(why, say('expected.deskPath'))]);
  });

/**
 * Reads the desk's file. Throws DeskError that lists every mistake, also when the file cannot be read; warnings come
 * back beside the desk.
 */
export const loadDesk = async (
  path: string,
): Promise<{ readonly desk: Desk; readonly warnings: readonly Problem[] }> => {
  const fileName = basename(path);
  const { desk, problems } = parseDesk(await readDeskText(path), fileName);
  if (!desk) throw new DeskError(fileName, problems);
  return { desk, warnings: problems };
};
