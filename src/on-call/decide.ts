import type { Desk } from '../desk/model';
import { isAdmin } from '../people/rights';
import type { OnCallCommand, OnCallCommandOf, OnCallRefusal } from './on-call-command';
import { isInTeam, mayPutOn, maySayAway } from './rights';
import { isRefused, overlapping, periodProblem, refuse } from './shared';
import { answerSwap, askSwap, withdrawSwap } from './swaps';
import type { OnCallChanges, Override } from './types';

type Outcome = OnCallChanges | OnCallRefusal;

const setOverride = (command: OnCallCommandOf<'setOverride'>, changes: OnCallChanges, desk: Desk): Outcome => {
  const { id, team: key, person, from, to, at, by } = command;
  const team = desk.teams[key];
  if (!team?.onCall) return refuse('no_on_call');
  if (!desk.people[person]) return refuse('no_such_person');
  const problem = periodProblem(command, at);
  if (problem) return problem;
  if (!isInTeam(team, person)) return refuse('not_in_team', person);
  if (!mayPutOn(desk, by, team, person)) return refuse('only_team');
  const same = changes.overrides.find((one) => one.id === id);
  if (same) return changes;
  const clash = overlapping(changes, key, command);
  if (clash) return { ...refuse('overlaps', clash.person), period: { from: clash.from, to: clash.to } };
  const away = changes.absences.find((one) => one.person === person && one.from < to && from < one.to);
  // Who says it of themselves knows better.
  if (away && by.deskKey !== person) return { ...refuse('absent', person), period: { from: away.from, to: away.to } };
  const made: Override = { id, team: key, person, from, to, by: { id: by.id, name: by.name }, at };
  return { ...changes, overrides: [...changes.overrides, made] };
};

const removeOverride = (
  { override, by }: OnCallCommandOf<'removeOverride'>,
  changes: OnCallChanges,
  desk: Desk,
): Outcome => {
  const found = changes.overrides.find((one) => one.id === override);
  if (!found) return changes;
  const team = desk.teams[found.team];
  const may = team ? mayPutOn(desk, by, team, found.person) : isAdmin(desk, by);
  if (!may) return refuse('only_team');
  // What two agreed on is undone by another swap.
  if (found.swap !== undefined) return refuse('answered_already');
  return { ...changes, overrides: changes.overrides.filter((one) => one !== found) };
};

const setAbsence = (command: OnCallCommandOf<'setAbsence'>, changes: OnCallChanges, desk: Desk): Outcome => {
  const { id, person, from, to, at, by } = command;
  if (!desk.people[person]) return refuse('no_such_person');
  if (!maySayAway(desk, by, person)) return refuse('only_self');
  const problem = periodProblem(command, at);
  if (problem) return problem;
  // They may have been put on since they said so before.
  const isOnSince = (said: Date): boolean =>
    changes.overrides.some((one) => one.person === person && one.at > said && one.from < to && from < one.to);
  const isSo = changes.absences.some(
    (one) => one.id === id || (one.person === person && one.from <= from && to <= one.to && !isOnSince(one.at)),
  );
  if (isSo) return changes;
  const made = { id, person, from, to, by: { id: by.id, name: by.name }, at };
  return { ...changes, absences: [...changes.absences, made] };
};

const endAbsence = (
  { absence, by, at }: OnCallCommandOf<'endAbsence'>,
  changes: OnCallChanges,
  desk: Desk,
): Outcome => {
  const found = changes.absences.find((one) => one.id === absence);
  if (!found || found.to <= at) return changes;
  if (!maySayAway(desk, by, found.person)) return refuse('only_self');
  const rest = changes.absences.filter((one) => one !== found);
  return { ...changes, absences: found.from < at ? [...rest, { ...found, to: at }] : rest };
};

const outcomeOf = (command: OnCallCommand, changes: OnCallChanges, desk: Desk): Outcome => {
  switch (command.type) {
    case 'setOverride':
      return setOverride(command, changes, desk);
    case 'removeOverride':
      return removeOverride(command, changes, desk);
    case 'setAbsence':
      return setAbsence(command, changes, desk);
    case 'endAbsence':
      return endAbsence(command, changes, desk);
    case 'askSwap':
      return askSwap(command, changes, desk);
    case 'answerSwap':
      return answerSwap(command, changes, desk);
    case 'withdrawSwap':
      return withdrawSwap(command, changes);
  }
};

/** What is over for longer is forgotten, in milliseconds: 90 days. */
const KEEP_MS = 90 * 24 * 3600_000;

const pruned = (changes: OnCallChanges, at: Date): OnCallChanges => {
  const isRecent = ({ to }: { readonly to: Date }): boolean => at.getTime() - to.getTime() < KEEP_MS;
  return {
    overrides: changes.overrides.filter(isRecent),
    absences: changes.absences.filter(isRecent),
    swaps: changes.swaps.filter((swap) => isRecent(swap.give) || (swap.take !== undefined && isRecent(swap.take))),
  };
};

/** The changes after a command; the same one when it is so already; or a refusal. Pure. */
export const decideOnCall = (command: OnCallCommand, changes: OnCallChanges, desk: Desk): Outcome => {
  const outcome = outcomeOf(command, changes, desk);
  return isRefused(outcome) || outcome === changes ? outcome : pruned(outcome, command.at);
};

export { isRefused } from './shared';
