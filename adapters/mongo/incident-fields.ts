import { isListed } from '../../src/incident/at-rest';
import { isEnded, isUnresolved } from '../../src/incident/lifecycle';
import { unaskedAddress } from '../../src/incident/on-behalf/called';
import { caseTerms, personTerm, readersOf } from '../../src/incident/policies/case-terms';
import { needsSomebodyAtOnce } from '../../src/incident/policies/lists/queue-order';
import { knownOf } from '../../src/incident/policies/services/known';
import { type ReadScope } from '../../src/incident/store';
import type { Incident, TargetClock } from '../../src/incident/types';

/** Sorts after every real deadline. */
export const NEVER = new Date('9999-12-31T23:59:59.999Z');

/**
 * What the lists search and sort by, kept beside the state and written with it. A field is there only while its list holds the
 * case: its index, by presence, holds no more than the list.
 */
export interface QueryFields {
  /** While it stands in the queue: who may read it, as the tokens of `scopeTokens`. */
  readonly queuedFor: readonly string[] | undefined;
  /** Who works on it. */
  readonly ownedBy: string | undefined;
  /** Its caller, until it is closed or cancelled. */
  readonly openOf: string | undefined;
  /** Before all others in the queue. */
  readonly atOnce: true | undefined;
  /** The earliest target that is neither met nor paused. Breached ones lie in the past, so they sort first. */
  readonly deadline: Date;
  /** Where it lies for those who may read it by their team, as `shelfToken` names it. */
  readonly shelf: string;
  /** What it is found by, and each who may read it as a person. */
  readonly terms: readonly string[];
  /** The morning list in which it stands, as `shelfToken` names it. */
  readonly listedIn: string | undefined;
  /** When another team accepted it last. */
  readonly passedAt: Date | undefined;
  /** When its caller said how it went. */
  readonly scoredAt: Date | undefined;
  /** Everybody may know of it: its service, empty for none. */
  readonly outage: string | undefined;
  /** When something happened to it last, where it is or was a major incident. */
  readonly majorAt: Date | undefined;
  /** When an operator wrote it down for its caller. */
  readonly calledAt: Date | undefined;
  /** The address of its caller that nobody has been asked about, until it is closed or cancelled. */
  readonly unasked: string | undefined;
  /** Names of the messages whose words it holds. */
  readonly written: readonly string[];
}

export function queryFields(state: Incident): QueryFields {
  const queued = isUnresolved(state);
  const known = knownOf(state);
  return {
    queuedFor: queued ? readers(state) : undefined,
    ownedBy: queued ? state.owner?.id : undefined,
    openOf: isEnded(state) ? undefined : state.caller.id,
    atOnce: needsSomebodyAtOnce(state) || undefined,
    deadline: [running(state.responseTarget), running(state.resolutionTarget)].reduce((a, b) => (a < b ? a : b)),
    shelf: shelfToken(state.team, state.confidential),
    passedAt: state.passes?.at(-1)?.at,
    scoredAt: state.score?.at,
    terms: caseTerms(state),
    listedIn: isListed(state) ? shelfToken(state.team, state.confidential) : undefined,
    outage: known && (known.service ?? ''),
    majorAt: state.major && state.changedAt,
    calledAt: state.called?.at,
    unasked: isEnded(state) ? undefined : unaskedAddress(state),
    written: (state.written ?? []).map(({ message }) => message),
  };
}

function running(clock: TargetClock): Date {
  return clock.metAt || clock.pausedAt ? NEVER : clock.dueAt;
}

function readers(state: Incident): readonly string[] {
  const open = state.confidential ? [] : [`team:${state.team}`, 'everyone'];
  return [...readersOf(state).map(personTerm), `lead:${state.team}`, ...open];
}

/** A team's cases, or its confidential ones. SecantusDB finds nothing by a boolean in a partial index. */
export const shelfToken = (team: string, confidential: boolean): string => `${confidential ? 'lead' : 'team'}:${team}`;

/** The tokens that grant reading to this scope. */
export function scopeTokens(scope: ReadScope): readonly string[] {
  return [
    personTerm(scope.person),
    ...scope.confidentialTeams.map((team) => `lead:${team}`),
    ...(scope.everything ? ['everyone'] : scope.teams.map((team) => `team:${team}`)),
  ];
}
