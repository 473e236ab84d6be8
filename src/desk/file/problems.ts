import { meantWords, nearest } from '../../ground/nearest';

/** One mistake in the desk's file. `line` and `column` count from 1; `path` reads `teams.network.members[1]`. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
}

export type Path = readonly (string | number)[];

/** A mistake found in the content, before its place in the text is looked up. */
export interface Finding extends Omit<Problem, 'line' | 'column' | 'path'> {
  readonly path: Path;
  /** Points at the key itself, as for a key that is unknown; otherwise at its value. */
  readonly at?: 'key';
  /** The missing neighbour that an unknown key was probably meant to be: it is not reported as missing too. */
  readonly meant?: string | undefined;
  /** Says that something is not in the file: not to be trusted when the YAML itself is broken. */
  readonly absence?: boolean;
}

const found =
  (severity: Finding['severity']) =>
  (path: Path, message: string, expected?: string, more: Pick<Finding, 'at' | 'meant' | 'absence'> = {}): Finding => ({
    severity,
    path,
    message,
    ...(expected !== undefined && { expected }),
    ...more,
  });

export const error = found('error');
export const warning = found('warning');

/** A key that is none of those `known`; `free`: those of them that are not there yet. */
export const unknownKey = (path: Path, what: string, known: readonly string[], free: readonly string[]): Finding => {
  const key = String(path.at(-1));
  const expected = `one of ${known.join(', ')}`;
  const meant = nearest(key, free);
  return error(path, `is an unknown ${what}${meantWords(meant)}`, expected, { at: 'key', meant });
};

export const quoted = (names: readonly string[], between = ', '): string =>
  names.map((name) => `"${name}"`).join(between);

/** A mistake of the text as a whole. */
export const atTop = (message: string, expected?: string): Problem => ({
  severity: 'error',
  line: 1,
  column: 1,
  path: '',
  message,
  ...(expected !== undefined && { expected }),
});

export const pathText = (path: Path): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');

/** One line, e.g. `desk.yaml:12:5 error teams.network.lead: is missing, expected the key of a person`. */
export const formatProblem = (fileName: string, problem: Problem): string => {
  const where = problem.path === '' ? '' : ` ${problem.path}:`;
  const expected = problem.expected === undefined ? '' : `, expected ${problem.expected}`;
  return `${fileName}:${problem.line}:${problem.column} ${problem.severity}${where} ${problem.message}${expected}`;
};

/** The desk's file cannot be used; its message lists every mistake, one a line. */
export class DeskError extends Error {
  readonly problems: readonly Problem[];

  constructor(fileName: string, problems: readonly Problem[]) {
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    const head = `${fileName} has ${errors} ${errors === 1 ? 'mistake' : 'mistakes'}:`;
    super([head, ...problems.map((problem) => `  ${formatProblem(fileName, problem)}`)].join('\n'));
    this.name = 'DeskError';
    this.problems = problems;
  }
}
