import { type Lang, perLang, type Text } from '../../ground/lang';
import { nearest } from '../../ground/nearest';
import { LOCALES, say } from '../../view/text';

/** One mistake in the desk's file. `line` and `column` count from 1; `path` reads `teams.network.members[1]`. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: Text;
  readonly expected?: Text;
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

interface More extends Pick<Finding, 'at' | 'meant' | 'absence'> {
  /** What was probably meant instead. */
  readonly hint?: string | undefined;
}

const found =
  (severity: Finding['severity']) =>
  (path: Path, message: Text, expected?: Text, { hint, ...more }: More = {}): Finding => ({
    severity,
    path,
    message: withHint(message, hint),
    ...(expected !== undefined && { expected }),
    ...more,
  });

/** The message, and what was probably meant. */
function withHint(message: Text, hint: string | undefined): Text {
  if (hint === undefined) return message;
  const meant = say('mistake.meant', { name: hint });
  return perLang((lang) => message[lang] + meant[lang]);
}

export const error = found('error');
export const warning = found('warning');

/** A key that is none of those `known`; `free`: those of them that are not there yet. */
export const unknownKey = (path: Path, what: Text, known: readonly string[], free: readonly string[]): Finding => {
  const meant = nearest(String(path.at(-1)), free);
  return error(path, what, oneOf(known), { at: 'key', meant, hint: meant });
};

export const oneOf = (names: readonly string[]): Text => say('expected.oneOf', { list: names.join(', ') });

const QUOTES: Readonly<Record<Lang, readonly [string, string]>> = { da: ['»', '«'], en: ['"', '"'] };

export const quoted = (names: readonly string[]): Text =>
  perLang((lang) => names.map((name) => QUOTES[lang].join(name)).join(', '));

const or = (lang: Lang, names: readonly string[]): string =>
  new Intl.ListFormat(LOCALES[lang], { type: 'disjunction' }).format(names);

export const either = (names: readonly string[]): Text => perLang((lang) => or(lang, names));

export const eitherQuoted = (names: readonly string[]): Text =>
  perLang((lang) =>
    or(
      lang,
      names.map((name) => QUOTES[lang].join(name)),
    ),
  );

/** A mistake of the text as a whole. */
export const atTop = (message: Text, expected?: Text): Problem => ({
  severity: 'error',
  line: 1,
  column: 1,
  path: '',
  message,
  ...(expected !== undefined && { expected }),
});

export const pathText = (path: Path): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');

const SEVERITY = { error: say('mistake.error'), warning: say('mistake.warning') };

/** One line, e.g. `desk.yaml:12:5 error teams.network.lead: is missing, expected the key of a person`. */
export const formatProblem = (fileName: string, problem: Problem): Text => {
  const { line, column, message } = problem;
  const where = problem.path === '' ? '' : ` ${problem.path}:`;
  const expected = problem.expected && say('mistake.expected', { expected: problem.expected });
  return perLang((lang) => {
    const place = `${fileName}:${line}:${column} ${SEVERITY[problem.severity][lang]}${where}`;
    return `${place} ${message[lang]}${expected?.[lang] ?? ''}`;
  });
};

/** The desk's file cannot be used; `text`, in English its message, lists every mistake, one a line. */
export class DeskError extends Error {
  readonly problems: readonly Problem[];
  readonly text: Text;

  constructor(fileName: string, problems: readonly Problem[]) {
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    const head = say('mistake.head', { file: fileName, count: errors });
    const lines = problems.map((problem) => formatProblem(fileName, problem));
    const text = perLang((lang) => [head[lang], ...lines.map((line) => `  ${line[lang]}`)].join('\n'));
    super(text.en);
    this.name = 'DeskError';
    this.problems = problems;
    this.text = text;
  }
}
