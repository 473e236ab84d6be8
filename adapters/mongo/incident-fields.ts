import { isListed } from '../../src/incident/at-rest';
import { caseTerms } from '../../src/incident/policies/case-terms';
import { type ReadScope } from '../../src/incident/store';
import type { Incident, TargetClock } from '../../src/incident/types';

/** Sorts after every real deadline. */
export const NEVER = new Date('9999-12-31T23:59:59.999Z');

/** What the lists search and sort by, kept beside the state and written with it. */
export interface QueryFields {
  /** Not resolved: it stands in the queue. */
  readonly queued: boolean;
  /** The earliest target that is neither met nor paused. Breached ones lie in the past, so they sort first. */
  readonly deadline: Date;
  /** Who may read it, as the tokens of `scopeTokens`. */
  readonly readers: readonly string[];
  /** It stands in its team's morning list. */
  readonly listed: boolean;
  /** What it is found by. */
  readonly terms: readonly string[];
  /** Names of the messages whose words it holds. */
  readonly written: readonly string[];
}

export function queryFields(state: Incident): QueryFields {
  return {
    queued: state.status === 'new' || state.status === 'in_progress' || state.status === 'waiting',
    deadline: [running(state.responseTarget), running(state.resolutionTarget)].reduce((a, b) => (a < b ? a : b)),
    readers: readers(state),
    listed: isListed(state),
    terms: caseTerms(state),
    written: (state.written ?? []).map(({ message }) => message),
  };
}

function running(clock: TargetClock): Date {
  return clock.metAt || clock.pausedAt ? NEVER : clock.dueAt;
}

function readers(state: Incident): readonly string[] {
  const people = [
    state.caller.id,
    ...(state.reporter ? [state.reporter.id] : []),
    ...(state.owner ? [state.owner.id] : []),
    ...state.assigned,
  ];
  const open = state.confidential ? [] : [`team:${state.team}`, 'everyone'];
  return [...new Set([...people.map((id) => `person:${id}`), `lead:${state.team}`, ...open])];
}

/** The tokens that grant reading to this scope. */
export function scopeTokens(scope: ReadScope): readonly string[] {
  return [
    `person:${scope.person}`,
    ...scope.confidentialTeams.map((team) => `lead:${team}`),
    ...(scope.everything ? ['everyone'] : scope.teams.map((team) => `team:${team}`)),
  ];
}
