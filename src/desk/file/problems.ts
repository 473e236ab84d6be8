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
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly path: Path;
  /** Points at the key itself, as for a key that is unknown; otherwise at its value. */
  readonly at?: 'key';
  readonly message: string;
  readonly expected?: string;
  /** The missing neighbour that an unknown key was probably meant to be: it is not reported as missing too. */
  readonly meant?: string;
  /** Says that something is not in the file: not to be trusted when the YAML itself is broken. */
  readonly absence?: true;
}

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
