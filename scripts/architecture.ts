import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, importsOf, OUTSIDE, ROOMS, roomOf } from './imports';

const DOC = join(__dirname, '..', 'docs', 'architecture.md');
const TABLE = /(<!-- arrows -->\n).*?(\n<!-- \/arrows -->)/s;

/** A room of src, an adapter, or the jobs. */
const areaOf = (path: string): string | undefined => {
  const [top, folder] = path.split('/');
  if (top === 'adapters') return `adapters/${folder}`;
  return top === 'jobs' ? top : roomOf(path);
};

/** Who imports whom, as a table: every area that has arrows, those of the rooms in their order. */
const arrows = (): string => {
  const files = ['src', 'adapters', 'jobs'].flatMap(filesIn);
  const pairs = files.flatMap(importsOf).flatMap(({ from, to }) => {
    const [mine, theirs] = [areaOf(from), areaOf(to)];
    return mine && theirs && mine !== theirs ? [`${mine} ${theirs}`] : [];
  });
  const known = new Set(pairs);
  const others = files.flatMap((file) => areaOf(file) ?? []).filter((area) => area !== OUTSIDE);
  const inOrder = [...new Set([...ROOMS, ...others.toSorted()]), OUTSIDE];
  const namesOf = (isArrow: (other: string) => boolean): string => inOrder.filter(isArrow).join(', ') || '–';
  const rows = inOrder.map((area) => {
    const imports = namesOf((other) => known.has(`${area} ${other}`));
    return `| ${area} | ${imports} | ${namesOf((other) => known.has(`${other} ${area}`))} |`;
  });
  return ['| | imports | is imported by |', '|---|---|---|', ...rows].join('\n');
};

/** The page with the table as the imports are now. */
export const withArrows = (page: string): string => page.replace(TABLE, (_, begin, end) => `${begin}${arrows()}${end}`);

if (require.main === module) writeFileSync(DOC, withArrows(readFileSync(DOC, 'utf8')));
