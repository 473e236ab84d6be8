import { readDeskText } from '../src/desk/file/load';
import { parseDesk } from '../src/desk/file/parse';
import { formatProblem } from '../src/desk/file/problems';
import type { Desk, EscalationPolicy, EscalationStep, Notify, OnCallLayer, Team } from '../src/desk/model';
import { checkLiveAt } from './check-live';

const count = (entries: object, one: string, many: string): string => {
  const n = Object.keys(entries).length;
  return `${n} ${n === 1 ? one : many}`;
};

const nameOf = (who: Notify): string => {
  switch (who.type) {
    case 'level':
      return `somebody of level ${who.level} or above`;
    case 'skill':
      return `somebody who knows ${who.skill}`;
    case 'next':
      return `the team ${who.team}`;
    case 'person':
      return who.key;
    case 'team':
    case 'lead':
    case 'manager':
    case 'on-call':
      return who.type;
  }
};

const names = (notify: readonly Notify[]): string => notify.map(nameOf).join(' and ');

/** Chat alone goes without saying. */
const waysOf = ({ by, within }: EscalationStep): string => {
  if (by.length > 1) return ` by ${by.join(', then ')}, ${within.text} each`;
  return by[0] === 'chat' ? '' : ` by ${by[0]}`;
};

const policyLine = ({ for: priorities, teams, steps, repeat }: EscalationPolicy): string => {
  const said = steps.map((step) => `${names(step.notify)} after ${step.after.text}${waysOf(step)}`);
  const times = repeat?.times === undefined ? '' : `, ${repeat.times} times`;
  const again = repeat ? [`then ${names(repeat.notify)} every ${repeat.every.text}${times}`] : [];
  const whose = teams ? ` of ${teams.join(', ')}` : '';
  return `${priorities.join(', ')}${whose}: ${[...said, ...again].join(', ')}`;
};

const layerLine = ({ people, days, at, hours }: OnCallLayer): string => {
  const [length, unit] = days % 7 === 0 ? [days / 7, 'week'] : [days, 'day'];
  const turn = length === 1 ? `a ${unit}` : `${length} ${unit}s`;
  return `${people.join(', ')} (${turn} each, from ${at}${hours === undefined ? '' : `, in ${hours}`})`;
};

const onCallLine = ({ key, onCall }: Team): readonly string[] => {
  if (!onCall) return [];
  const gap = onCall.gap === 'hold' ? 'a ping waits in a gap' : 'a gap goes to the lead';
  return [`${key}: ${onCall.layers.map(layerLine).join(', else ')}, ${gap}`];
};

/** What a desk holds and what its policies do, in one line. */
export const describeDesk = ({ teams, people, categories, escalations, storm }: Desk): string => {
  const parts = [
    count(teams, 'team', 'teams'),
    count(people, 'person', 'people'),
    count(categories, 'category', 'categories'),
  ];
  const onCall = Object.values(teams).flatMap(onCallLine);
  const sentences = [
    parts.join(', '),
    `Pinged until somebody claims: ${escalations.map(policyLine).join('; ') || 'nobody'}`,
    ...(onCall.length > 0 ? [`On call: ${onCall.join('; ')}`] : []),
    `More than ${storm.over} pings in ${storm.withinMs / 60_000} minutes fold into one message`,
  ];
  return sentences.map((sentence) => `${sentence}.`).join(' ');
};

/** Checks one desk file; `lines` is what to print. */
export const checkDesk = async (
  path: string,
): Promise<{ readonly ok: boolean; readonly lines: readonly string[]; readonly desk?: Desk }> => {
  let text: string;
  try {
    text = await readDeskText(path);
  } catch {
    return {
      ok: false,
      lines: [`${path} cannot be read. Usage: npm run check-desk [-- file] [--live] (else DESK_FILE, else desk.yaml)`],
    };
  }
  const { desk, problems } = parseDesk(text, path);
  const lines = problems.map((problem) => formatProblem(path, problem));
  return desk ? { ok: true, desk, lines: [...lines, `${path} is fine: ${describeDesk(desk)}`] } : { ok: false, lines };
};

const main = async (args: readonly string[]): Promise<void> => {
  const [file = process.env['DESK_FILE'] || 'desk.yaml'] = args.filter((arg) => arg !== '--live');
  const { ok, lines, desk } = await checkDesk(file);
  for (const line of lines) console.log(line);
  process.exitCode = ok ? 0 : 1;
  if (!desk || !args.includes('--live')) return;
  const live = await checkLiveAt(desk, process.env);
  for (const line of live.lines) console.log(line);
  process.exitCode = live.ok ? 0 : 1;
};

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
