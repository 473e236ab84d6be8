import type { MessageInput, Reply } from '../command/input';
import { teamUnknownLine } from '../command/lines';
import { privately, tell } from '../command/turn';
import { parseWhen } from '../command/when';
import { teamNamed } from '../desk/team-named';
import { fold } from '../ground/fold';
import { assignBody, type Meant, waitBody } from '../incident/chat/passing';
import { outcomeLine } from '../incident/outcome';
import { give } from '../incident/turn';
import { refusalText } from '../incident/views/refusal';
import { isInTeam } from '../on-call/rights';
import type { StoredIncident } from '../record/records';
import type { Intent, IntentName } from './intents';
import { OPENINGS, type OpeningName, refusedForm } from './opening';
import { type ChatTurn } from './turn';

type Typed = ChatTurn<MessageInput>;

/** Commands that pass a case on: each with a form of its own where a word is missing. */
const PASSING = ['seen', 'assign', 'wait', 'resume', 'handOver', 'accept', 'return'] as const satisfies IntentName[];
export type PassingName = (typeof PASSING)[number];

const MAY_BEGIN_A_SENTENCE: readonly IntentName[] = ['seen', 'wait', 'accept', 'return'];

/** Words that only begin like a command: "vent" alone, "vent 5 minutter", "set 3 fejl", "return 2 laptops". */
export const isSentence = ({ ctx }: Typed, { name, number, plain, rest }: Intent): boolean => {
  const words = rest.trim();
  if (number === undefined) return MAY_BEGIN_A_SENTENCE.includes(name);
  if (!plain || words === '' || name === 'assign' || name === 'handOver') return false;
  return name !== 'wait' || parseWhen(words, { now: ctx.now, zone: ctx.reader.zone }) === undefined;
};

/** Whom a key of the desk's file, a whole name or a first name means: of the case's team before all others. */
const peopleNamed = ({ ctx }: ChatTurn, { state }: StoredIncident, typed: string): readonly string[] => {
  const wanted = fold(typed);
  const people = Object.values(ctx.desk.people);
  const exact = people.filter(({ key, name }) => fold(key) === wanted || fold(name) === wanted);
  const named = exact.length > 0 ? exact : people.filter(({ name }) => fold(name).split(' ')[0] === wanted);
  const team = ctx.desk.teams[state.team];
  const own = named.filter(({ key }) => team && isInTeam(team, key));
  return (own.length > 0 ? own : named).map(({ key }) => key);
};

/** The team at the start of what was typed, and the words behind it. */
const teamAndWhy = (turn: ChatTurn, rest: string): { readonly team: string; readonly why: string } | undefined => {
  const words = rest.trim().split(/\s+/);
  for (let count = Math.min(words.length, 4); count > 0; count -= 1) {
    const team = teamNamed(
      turn.ctx.desk,
      words
        .slice(0, count)
        .join(' ')
        .replace(/[:,.]$/, ''),
    );
    if (team) return { team, why: words.slice(count).join(' ') };
  }
  return undefined;
};

const meant = async (turn: Typed, name: PassingName, rest: string, stored: StoredIncident): Promise<Meant> => {
  switch (name) {
    case 'seen':
    case 'resume':
    case 'accept':
      return { body: { type: name } };
    case 'assign': {
      const [key, ...others] = peopleNamed(turn, stored, rest);
      if (key !== undefined && others.length === 0) return assignBody(turn, stored, key);
      return { problem: refusalText({ refused: 'no_such_person' }, stored.state, turn.ctx) };
    }
    case 'wait':
      return waitBody(turn, stored, 'date', rest, '');
    case 'return':
      return { body: { type: 'return', why: rest } };
    case 'handOver': {
      const found = teamAndWhy(turn, rest);
      if (!found) return { problem: teamUnknownLine(turn.ctx, rest) };
      return { body: { type: 'handOver', team: found.team, ...(found.why && { why: found.why }) } };
    }
  }
};

const FORMS: Readonly<Partial<Record<PassingName, OpeningName>>> = {
  assign: 'assign.open',
  wait: 'wait.open',
  handOver: 'handOver.open',
  return: 'return.open',
};

/** Runs one. Without its words, or when they are not understood, it shows the form. */
export const pass = async (turn: Typed, name: PassingName, rest: string, stored: StoredIncident): Promise<Reply> => {
  const { ctx } = turn;
  const opens = FORMS[name];
  const form = (opening: OpeningName, problem?: string): Reply => {
    const typed = name === 'wait' && problem !== undefined ? { reason: 'date', until: rest } : {};
    const state = { ...typed, ...(problem !== undefined && { problem }) };
    return (
      refusedForm(turn, stored.state, opening) ?? privately(OPENINGS[opening].form(stored.state, 'team', ctx, state))
    );
  };
  if (opens && rest === '') return form(opens);
  const wanted = await meant(turn, name, rest, stored);
  if ('problem' in wanted) return opens ? form(opens, wanted.problem) : tell(wanted.problem, 'warning');
  const line = outcomeLine(turn, wanted.body, await give(turn, stored.state.id, wanted.body, stored));
  return tell(line.text, line.tone);
};
