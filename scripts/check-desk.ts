import { readFileSync } from 'node:fs';
import { parseDesk } from '../src/desk/parse';
import { formatProblem } from '../src/desk/problems';
import type { Desk, EscalationPolicy, Notify } from '../src/desk/types';

const count = (entries: object, one: string, many: string): string => {
  const n = Object.keys(entries).length;
  return `${n} ${n === 1 ? one : many}`;
};

const names = (notify: readonly Notify[]): string => notify.map((who) => who.replace(/^person:/, '')).join(' and ');

const policyLine = ({ for: priorities, steps, repeat }: EscalationPolicy): string => {
  const said = steps.map((step) => `${names(step.notify)} after ${step.after.text}`);
  const again = repeat ? [`then ${names(repeat.notify)} every ${repeat.every.text}`] : [];
  return `${priorities.join(', ')}: ${[...said, ...again].join(', ')}`;
};

/** What a desk holds and what its policies do, in one line. */
export const describeDesk = ({ teams, people, categories, escalations }: Desk): string => {
  const parts = [
    count(teams, 'team', 'teams'),
    count(people, 'person', 'people'),
    count(categories, 'category', 'categories'),
  ];
  return `${parts.join(', ')}. Pinged until somebody claims: ${escalations.map(policyLine).join('; ') || 'nobody'}.`;
};

/** Checks one desk file; `lines` is what to print. */
export const checkDesk = (path: string): { readonly ok: boolean; readonly lines: readonly string[] } => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {
      ok: false,
      lines: [`${path} cannot be read. Usage: npm run check-desk [-- file] (else DESK_FILE, else desk.yaml)`],
    };
  }
  const { desk, problems } = parseDesk(text, path);
  const lines = problems.map((problem) => formatProblem(path, problem));
  return desk ? { ok: true, lines: [...lines, `${path} is fine: ${describeDesk(desk)}`] } : { ok: false, lines };
};

if (require.main === module) {
  const { ok, lines } = checkDesk(process.argv[2] ?? process.env['DESK_FILE'] ?? 'desk.yaml');
  for (const line of lines) console.log(line);
  process.exitCode = ok ? 0 : 1;
}
