import { createHash } from 'node:crypto';
import { systemClock } from '../../ground/clock';
import { say } from '../../view/text';
import type { Desk } from '../model';
import { buildDesk } from './build';
import { readHours } from './hours';
import { lint } from './lint';
import { problemOf } from './positions';
import { atTop, type Finding, type Problem, pathText } from './problems';
import { findReferences } from './references';
import { deskFile } from './schema';
import { readYaml } from './yaml';
import { findingsFromZod } from './zod-issues';

/** By place in the text, each once, and as an error where it is said as both. */
const inOrder = (problems: readonly Problem[]): readonly Problem[] => {
  const errorsLast = problems.toSorted((a, b) => Number(a.severity === 'error') - Number(b.severity === 'error'));
  const byPlace = errorsLast.map((problem) => {
    const { line, column, path, message } = problem;
    return [`${line}:${column} ${path} ${message.en}`, problem] as const;
  });
  return [...new Map(byPlace).values()].toSorted((a, b) => a.line - b.line || a.column - b.column);
};

/** Name of a text: 12 hex digits of its SHA-256. */
export const versionOf = (yamlText: string): string => createHash('sha256').update(yamlText).digest('hex').slice(0, 12);

/** `leed` instead of `lead` is one mistake: the key that was meant is not missing as well. */
const withoutMeant = (findings: readonly Finding[]): readonly Finding[] => {
  const meant = new Set(
    findings.flatMap((finding) =>
      finding.meant === undefined ? [] : [pathText([...finding.path.slice(0, -1), finding.meant])],
    ),
  );
  return findings.filter((finding) => !(finding.absence && meant.has(pathText(finding.path))));
};

/**
 * Reads the desk's file and finds every mistake in it at once: YAML, shape, references and sense, each with line and
 * column from 1. `desk` is there when no problem is an error; its version is `versionOf` the text.
 * Never throws. `today` tells what lies far ahead. Scalars are read as the text they are: `08:00-16:00`, `no` and `42` are no numbers, dates or booleans.
 */
export const parseDesk = (
  yamlText: string,
  fileName: string,
  today: Date = systemClock.now(),
): { readonly desk?: Desk; readonly problems: readonly Problem[] } => {
  const yaml = readYaml(yamlText);
  if (!yaml.content) return { problems: inOrder(yaml.problems) };
  const { root } = yaml.content;
  if (root === null || root === '') {
    return { problems: [...yaml.problems, atTop(say('mistake.fileEmpty', { file: fileName }), say('expected.desk'))] };
  }
  const parsed = deskFile.safeParse(root);
  const { calendars, findings } = readHours(root);
  const all = withoutMeant([
    ...(parsed.success ? [] : findingsFromZod(deskFile, root, parsed.error)),
    ...findReferences(root),
    ...findings,
    ...lint(root, calendars, today),
  ]);
  // Where the YAML breaks, what follows is guesswork, and so is that something is missing.
  const sure = all
    .filter((finding) => yaml.brokenLine === Infinity || !finding.absence)
    .map((finding) => problemOf(yaml.positions, finding))
    .filter((problem) => problem.line < yaml.brokenLine);
  const problems = inOrder([...yaml.problems, ...sure]);
  if (!parsed.success || problems.some((problem) => problem.severity === 'error')) return { problems };
  return { desk: buildDesk(parsed.data, calendars, versionOf(yamlText)), problems };
};
