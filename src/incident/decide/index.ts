import type { Desk } from '../../desk/model';
import { type By, VAGT } from '../../ground/actor';
import type { AnyCaseCommand } from '../case-command';
import { CASE_COMMANDS, type Command } from '../commands';
import type { IncidentEvent, Refusal } from '../events';
import { isUnresolved } from '../lifecycle';
import { decidersOf, isPending } from '../policies/approval';
import { homeOf } from '../policies/home';
import type { Incident } from '../types';
import { askAddress } from './ask-address';
import { chooseSomebody } from './choose';
import { left } from './left';
import { reached, undelivered } from './reached';
import { recount } from './recount';
import { report } from './report';
import { ALREADY, type Draft, isRefusal, named, type Outcome, openAgain, planAfresh, refuse } from './shared';
import { survey } from './survey';
import { tick } from './tick';

const BY_TYPE: ReadonlyMap<string, AnyCaseCommand> = new Map(CASE_COMMANDS.map((one) => [one.type, one]));

/** What nobody does with a request that has no yes yet; its caller may always say that it is over. */
const WORK: ReadonlySet<IncidentEvent['type']> = new Set(['claimed', 'assigned', 'accepted', 'resolved']);
const unapproved = (outcome: readonly Draft[], state: Incident, desk: Desk): Refusal | undefined => {
  const isOver = outcome.some(({ type }) => type === 'closed');
  if (isOver || !isPending(state) || !outcome.some(({ type }) => WORK.has(type))) return undefined;
  const [first] = decidersOf(desk, state);
  return refuse('not_approved', first?.type === 'key' ? desk.people[first.key]?.name : first?.name);
};

const outcomeOf = (command: Command, state: Incident | undefined, desk: Desk): Outcome => {
  if (command.type === 'report') return report(command, state, desk);
  if (!state) return refuse('no_such_incident');
  // It is another tool's: nothing comes due, and nobody does anything with it.
  if (state.imported && !BY_TYPE.has(command.type)) return ALREADY;
  if (command.type === 'tick') return tick(command, state, desk);
  if (command.type === 'reached') return reached(command, state);
  if (command.type === 'undelivered') return [undelivered(command)];
  if (command.type === 'bounced') return [{ type: 'bounced', address: command.address, why: command.why }];
  if (command.type === 'left') return left(command, state, desk);
  if (command.type === 'choose') return chooseSomebody(command, state, desk);
  if (command.type === 'survey') return survey(command, state);
  if (command.type === 'recount') return recount(command, state, desk);
  if (command.type === 'askAddress') return askAddress(state);
  // What there is to do was done before: the case hears of it by a recount.
  if (command.type === 'absorb' || command.type === 'part') return ALREADY;
  if (command.type === 'unmerge') return state.merged ? openAgain(state, desk, command.at, undefined) : ALREADY;
  const found = BY_TYPE.get(command.type);
  if (!found) throw new Error(`No command "${command.type}"`);
  const mayNot = found.may(desk, command.by, state);
  if (mayNot) return mayNot;
  if (state.imported) return refuse('imported', state.imported.from);
  const outcome = found.ready?.(command, state, desk) ?? found.decide(command, state, desk);
  return isRefusal(outcome) ? outcome : (unapproved(outcome, state, desk) ?? outcome);
};

/** The timeline tells what happened without them: these follow from rules, not from the person. */
const byRule: ReadonlySet<IncidentEvent['type']> = new Set(['planned', 'rehomed', 'approvalAsked']);

/**
 * A case whose team the desk no longer has goes to the desk's first with whatever happens to it next, at the latest with
 * its next deadline; that one's policy begins then, and nothing of the old one is due any more.
 */
const rehomed = (command: Command, state: Incident, team: string, outcome: readonly Draft[], desk: Desk): Outcome => {
  const isOpen = isUnresolved(state);
  const isTick = command.type === 'tick';
  if (isTick ? !isOpen : outcome.length === 0) return outcome;
  const isPlanned = !isTick && outcome.some(({ type }) => type === 'planned');
  const plan = isOpen && !isPlanned ? planAfresh({ ...state, team }, desk, command.at) : undefined;
  return [
    { type: 'rehomed', team, was: state.team },
    ...(plan ? [{ type: 'planned', plan, because: 'rehomed' } as const] : []),
    ...(isTick ? [] : outcome),
  ];
};

const outcomeAtHome = (command: Command, state: Incident | undefined, desk: Desk): Outcome => {
  const home = state && homeOf(desk, state.team);
  if (!state || home === undefined || home === state.team) return outcomeOf(command, state, desk);
  const outcome = outcomeOf(command, { ...state, team: home }, desk);
  return isRefusal(outcome) ? outcome : rehomed(command, state, home, outcome, desk);
};

/**
 * What a command comes to: events, `[]` because it is so already, or a refusal. Pure: `at`, `by`, `key` and ids come
 * with the command. Throws only on a broken invariant (a case whose hours it does not hold).
 */
export const decide = (
  command: Command,
  state: Incident | undefined,
  desk: Desk,
): readonly IncidentEvent[] | Refusal => {
  const outcome = outcomeAtHome(command, state, desk);
  if (isRefusal(outcome)) return outcome;
  const by: By = command.by === VAGT ? VAGT : named(command.by);
  return outcome.map((draft) => ({
    ...draft,
    at: command.at,
    by: byRule.has(draft.type) ? VAGT : by,
    deskVersion: desk.version,
  }));
};

export { isRefusal } from './shared';
