import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDesk } from '../../src/desk/file/parse';
import { formatProblem } from '../../src/desk/file/problems';

const root = join(__dirname, '..', '..');

export const deskText = (name: string): string =>
  readFileSync(join(root, 'test', 'fixtures', 'desk', `${name}.yaml`), 'utf8');

/** Every problem of a fixture as it is printed, without the file's name. */
export const problemsIn = (name: string): readonly string[] =>
  parseDesk(deskText(name), 'desk.yaml').problems.map((problem) =>
    formatProblem('desk', problem).en.replace(/^desk:/, ''),
  );
