import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, 'maps');
const END = '.yaml';

/** Names of the maps that come with Vagt. */
export const MAPS: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(END))
  .map((name) => name.slice(0, -END.length))
  .toSorted();

/** The text of one of them; undefined where there is none of that name. */
export const shippedMap = (name: string): string | undefined =>
  MAPS.includes(name) ? readFileSync(join(FOLDER, `${name}${END}`), 'utf8') : undefined;
