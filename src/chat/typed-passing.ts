import type { StoredIncident } from '../app/records';
import { assignForm, handOverForm, returnForm, waitForm } from '../views/forms/passing';
import { teamUnknownLine } from '../views/link-lines';
import { fold } from './fold';
import type { MessageInput, Reply } from './input';
import type { IntentName } from './intents';
import { type OpeningName, refusedForm } from './opening';
import { outcomeLine } from './outcome';
import { assignBody, type Meant, waitBody } from './passing';
import { teamNamed } from './rooms';
import { give, privately, type Turn, tell } from './turn';

type Typed = Turn<MessageInput>;

/** Commands that pass a case on: each with a form of its own where a word is missing. */
const PASSING = ['seen', 'assign', 'wait', 'resume', 'handOver', 'accept', 'return'] as const satisfies IntentName[];
export type PassingName = (typeof PASSING)[number];

/** A key, a whole name, or the first word of one, of the desk's file. */
const personNamed = ({ ctx }: Turn, typed: string): string => {
  const wanted = fold(typed);
  const people = Object.values(ctx.desk.people);
  const names = (name: string): readonly string[] => [fold(name), fold(name).split(' ')[0] ?? ''];
  return (
    people.find(({ key }) => fold(key) === wanted)?.key ??
    people.find(({ name }) => names(name).includes(wanted))?.key ??
    typed
  );
};

/** The team at the start of what was typed, and the words behind it. */
const teamAndWhy = (turn: Turn, rest: string): { readonly team: string; readonly why: string } | undefined => {
  const words = rest.trim().split(/\s+/);
  for (let count = Math.min(words.length, 4); count > 0; count -= 1) {
    const team = teamNamed(
      turn,
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
    case 'assign':
      return assignBody(turn, stored, personNamed(turn, rest));
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

const formOf = (turn: Typed, { state }: StoredIncident, name: PassingName) => {
  if (name === 'assign') return assignForm(state, 'team', turn.ctx);
  if (name === 'wait') return waitForm(state, 'team', turn.ctx);
  return name === 'handOver' ? handOverForm(state, 'team', turn.ctx) : returnForm(state, 'team', turn.ctx);
};

/** Runs one; without its words it shows the form. */
export const pass = async (turn: Typed, name: PassingName, rest: string, stored: StoredIncident): Promise<Reply> => {
  const opens = FORMS[name];
  if (opens && rest === '') {
    return refusedForm(turn, stored.state, opens) ?? privately(formOf(turn, stored, name));
  }
  const wanted = await meant(turn, name, rest, stored);
  if ('problem' in wanted) return tell(wanted.problem, 'warning');
  const line = outcomeLine(turn, wanted.body, await give(turn, stored.state.id, wanted.body, stored));
  return tell(line.text, line.tone);
};
