import { parseArgs } from 'node:util';
import { readDeskText } from '../src/desk/file/load';
import { parseDesk } from '../src/desk/file/parse';
import { formatProblem } from '../src/desk/file/problems';
import type { Desk, EscalationPolicy, EscalationStep, Notify, OnCallLayer, Team } from '../src/desk/model';
import { systemClock } from '../src/ground/clock';
import { asIs, joined, type Lang, langOfEnv, type Text } from '../src/ground/lang';
import { loadLanguageGuess } from '../src/people/guess-language';
import { tagsIn } from '../src/registers/device';
import { say } from '../src/view/text';
import { checkLiveAt } from './check-live';
import { checkRegisters } from './check-registers';
import { routeLines } from './check-route';

const AND = say('checkDesk.and');
const COMMA = asIs(', ');

const nameOf = (who: Notify): Text => {
  switch (who.type) {
    case 'level':
      return say('checkDesk.level', { level: who.level });
    case 'skill':
      return say('checkDesk.skill', { skill: who.skill });
    case 'next':
      return say('checkDesk.next', { team: who.team });
    case 'person':
      return asIs(who.key);
    case 'team':
    case 'lead':
    case 'manager':
    case 'on-call':
      return asIs(who.type);
  }
};

const names = (notify: readonly Notify[]): Text => joined(notify.map(nameOf), AND);

/** Chat alone goes without saying. */
const stepWords = ({ notify, after, by, within }: EscalationStep): Text => {
  const step = { names: names(notify), span: after.text };
  if (by.length > 1) {
    const ways = joined(by.map(asIs), say('checkDesk.then'));
    return say('checkDesk.stepByEach', { ...step, ways, within: within.text });
  }
  return by[0] === 'chat' ? say('checkDesk.step', step) : say('checkDesk.stepBy', { ...step, way: by[0] });
};

const repeatWords = ({ notify, every, times }: NonNullable<EscalationPolicy['repeat']>): Text => {
  const repeat = { names: names(notify), span: every.text };
  return times === undefined ? say('checkDesk.repeat', repeat) : say('checkDesk.repeatTimes', { ...repeat, times });
};

const policyWords = ({ for: priorities, teams, steps, repeat }: EscalationPolicy): Text => {
  const said = joined([...steps.map(stepWords), ...(repeat ? [repeatWords(repeat)] : [])], COMMA);
  const policy = { priorities: priorities.join(', '), steps: said };
  return teams ? say('checkDesk.policyOf', { ...policy, teams: teams.join(', ') }) : say('checkDesk.policy', policy);
};

const layerWords = ({ people, days, at, hours }: OnCallLayer): Text => {
  const layer = { people: people.join(', '), days, at };
  return hours === undefined ? say('checkDesk.layer', layer) : say('checkDesk.layerHours', { ...layer, hours });
};

const onCallWords = ({ key, onCall }: Team): readonly Text[] => {
  if (!onCall) return [];
  const layers = joined(onCall.layers.map(layerWords), say('checkDesk.else'));
  return [say('checkDesk.team', { team: key, layers, gap: onCall.gap })];
};

const size = (entries: object): number => Object.keys(entries).length;

/** What a desk holds and what its policies do, in one line. */
const fineLine = (path: string, { teams, people, categories, escalations, storm }: Desk): Text => {
  const onCall = Object.values(teams).flatMap(onCallWords);
  const between = asIs('; ');
  return say('checkDesk.fine', {
    path,
    counts: say('checkDesk.counts', { teams: size(teams), people: size(people), categories: size(categories) }),
    pinged:
      escalations.length === 0
        ? say('checkDesk.pingedNobody')
        : say('checkDesk.pinged', { policies: joined(escalations.map(policyWords), between) }),
    onCall: onCall.length === 0 ? '' : say('checkDesk.onCall', { teams: joined(onCall, between) }),
    storm: say('checkDesk.storm', { over: storm.over, minutes: storm.withinMs / 60_000 }),
  });
};

/** Checks one desk file; `lines` is what to print, in `lang`. */
export const checkDesk = async (
  path: string,
  lang: Lang = 'en',
): Promise<{ readonly ok: boolean; readonly lines: readonly string[]; readonly desk?: Desk }> => {
  let text: string;
  try {
    text = await readDeskText(path);
  } catch {
    return { ok: false, lines: [say('checkDesk.unreadable', { path })[lang]] };
  }
  const { desk, problems } = parseDesk(text, path);
  const lines = problems.map((problem) => formatProblem(path, problem)[lang]);
  return desk ? { ok: true, desk, lines: [...lines, fineLine(path, desk)[lang]] } : { ok: false, lines };
};

const OPTIONS = {
  live: { type: 'boolean' },
  lang: { type: 'string' },
  /** A report whose way is told, by whom it is, and when it comes. */
  route: { type: 'string' },
  as: { type: 'string' },
  at: { type: 'string' },
} as const;

/** Its arguments; `lang` as asked for, else the environment's. */
const argumentsOf = (args: readonly string[], env: NodeJS.ProcessEnv) => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const lang = langOfEnv(env, values.lang);
  const { live = false, route, as: by, at } = values;
  return { file: positionals[0] ?? (env['DESK_FILE'] || 'desk.yaml'), live, lang, route, by, at };
};

const main = async (args: readonly string[]): Promise<void> => {
  const { file, live, lang, route, by, at } = argumentsOf(args, process.env);
  const checked = await checkDesk(file, lang);
  for (const line of checked.lines) console.log(line);
  process.exitCode = checked.ok ? 0 : 1;
  const registers = checked.desk && (await checkRegisters(checked.desk, file, lang, tagsIn(route ?? '')));
  for (const line of registers?.lines ?? []) console.log(line);
  if (registers && !registers.ok) process.exitCode = 1;
  if (checked.desk && route !== undefined) {
    const guessLanguage = await loadLanguageGuess();
    const when = at === undefined ? systemClock.now() : new Date(at);
    if (Number.isNaN(when.getTime())) throw new Error(say('checkDesk.noMoment', { at: at ?? '' })[lang]);
    const { devices = [] } = registers ?? {};
    const told = routeLines(checked.desk, { text: route, as: by, at: when, guessLanguage, devices }, lang);
    for (const line of told) console.log(line);
  }
  if (!checked.desk || !live) return;
  const report = await checkLiveAt(checked.desk, process.env, lang);
  for (const line of report.lines) console.log(line);
  if (!report.ok) process.exitCode = 1;
};

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
