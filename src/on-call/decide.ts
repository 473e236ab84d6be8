import type { Desk } from '../desk/model';
import { isDeskAdmin } from '../people/rights';
import type { RosterCommand, RosterCommandOf, RosterRefusal } from './commands';
import { isInTeam, mayPutOn, maySayAway } from './rights';
import { isRefused, overlapping, periodProblem, refuse } from './shared';
import { answerSwap, askSwap, withdrawSwap } from './swaps';
import type { Override, Roster } from './types';

type Outcome = Roster | RosterRefusal;

const setOverride = (command: RosterCommandOf<'setOverride'>, roster: Roster, desk: Desk): Outcome => {
  const { id, team: key, person, from, to, at, by } = command;
  const team = desk.teams[key];
  if (!team?.onCall) return refuse('no_schedule');
  if (!desk.people[person]) return refuse('no_such_person');
  const problem = periodProblem(command, at);
  if (problem) return problem;
  if (!isInTeam(team, person)) return refuse('not_in_team', person);
  if (!mayPutOn(desk, by, team, person)) return refuse('only_team');
  const same = roster.overrides.find((one) => one.id === id);
  if (same) return roster;
  const clash = overlapping(roster, key, command);
  if (clash) return { ...refuse('overlaps', clash.person), period: { from: clash.from, to: clash.to } };
  const away = roster.absences.find((one) => one.person === person && one.from < to && from < one.to);
  // Who says it of themselves knows better.
  if (away && by.deskKey !== person) return { ...refuse('absent', person), period: { from: away.from, to: away.to } };
  const made: Override = { id, team: key, person, from, to, by: { id: by.id, name: by.name }, at };
  return { ...roster, overrides: [...roster.overrides, made] };
};

const removeOverride = ({ override, by }: RosterCommandOf<'removeOverride'>, roster: Roster, desk: Desk): Outcome => {
  const found = roster.overrides.find((one) => one.id === override);
  if (!found) return roster;
  const team = desk.teams[found.team];
  const may = team ? mayPutOn(desk, by, team, found.person) : isDeskAdmin(desk, by);
  if (!may) return refuse('only_team');
  // What two agreed on is undone by another swap.
  if (found.swap !== undefined) return refuse('answered_already');
  return { ...roster, overrides: roster.overrides.filter((one) => one !== found) };
};

const setAbsence = (command: RosterCommandOf<'setAbsence'>, roster: Roster, desk: Desk): Outcome => {
  const { id, person, from, to, at, by } = command;
  if (!desk.people[person]) return refuse('no_such_person');
  if (!maySayAway(desk, by, person)) return refuse('only_self');
  const problem = periodProblem(command, at);
  if (problem) return problem;
  // They may have been put on since they said so before.
  const isOnSince = (said: Date): boolean =>
    roster.overrides.some((one) => one.person === person && one.at > said && one.from < to && from < one.to);
  const isSo = roster.absences.some(
    (one) => one.id === id || (one.person === person && one.from <= from && to <= one.to && !isOnSince(one.at)),
  );
  if (isSo) return roster;
  const made = { id, person, from, to, by: { id: by.id, name: by.name }, at };
  return { ...roster, absences: [...roster.absences, made] };
};

const endAbsence = ({ absence, by, at }: RosterCommandOf<'endAbsence'>, roster: Roster, desk: Desk): Outcome => {
  const found = roster.absences.find((one) => one.id === absence);
  if (!found || found.to <= at) return roster;
  if (!maySayAway(desk, by, found.person)) return refuse('only_self');
  const rest = roster.absences.filter((one) => one !== found);
  return { ...roster, absences: found.from < at ? [...rest, { ...found, to: at }] : rest };
};

const outcomeOf = (command: RosterCommand, roster: Roster, desk: Desk): Outcome => {
  switch (command.type) {
    case 'setOverride':
      return setOverride(command, roster, desk);
    case 'removeOverride':
      return removeOverride(command, roster, desk);
    case 'setAbsence':
      return setAbsence(command, roster, desk);
    case 'endAbsence':
      return endAbsence(command, roster, desk);
    case 'askSwap':
      return askSwap(command, roster, desk);
    case 'answerSwap':
      return answerSwap(command, roster, desk);
    case 'withdrawSwap':
      return withdrawSwap(command, roster);
  }
};

/** What is over for longer is forgotten, in milliseconds: 90 days. */
const KEEP_MS = 90 * 24 * 3600_000;

const pruned = (roster: Roster, at: Date): Roster => {
  const isRecent = ({ to }: { readonly to: Date }): boolean => at.getTime() - to.getTime() < KEEP_MS;
  return {
    overrides: roster.overrides.filter(isRecent),
    absences: roster.absences.filter(isRecent),
    swaps: roster.swaps.filter((swap) => isRecent(swap.give) || (swap.take !== undefined && isRecent(swap.take))),
  };
};

/** The roster after a command; the same one when it is so already; or a refusal. Pure. */
export const decideRoster = (command: RosterCommand, roster: Roster, desk: Desk): Outcome => {
  const outcome = outcomeOf(command, roster, desk);
  return isRefused(outcome) || outcome === roster ? outcome : pruned(outcome, command.at);
};

export { isRefused } from './shared';
