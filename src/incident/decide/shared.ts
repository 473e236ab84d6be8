import type { Desk, WaitReason } from '../../desk/model';
import { type Named } from '../../ground/actor';
import type { PersonCommand } from '../commands';
import type { IncidentEvent, Refusal, RefusalCode } from '../events';
import { resumed } from '../policies/clock-marks';
import { makePlan } from '../policies/plan';
import { mayRead, mayWork } from '../rights';
import type { Incident, Plan } from '../types';

type Bare<E> = E extends unknown ? Omit<E, 'at' | 'by' | 'deskVersion'> : never;
/** An event before it is stamped with when, who and by which desk file. */
export type Draft = Bare<IncidentEvent>;

/** What a command comes to: events, nothing because it is so already, or a refusal. */
export type Outcome = readonly Draft[] | Refusal;

export const refuse = (refused: RefusalCode, who?: string): Refusal => ({ refused, ...(who !== undefined && { who }) });

export const isRefusal = (outcome: readonly unknown[] | Refusal): outcome is Refusal => !Array.isArray(outcome);

/** It is so already. */
export const ALREADY: readonly Draft[] = [];

export const named = ({ id, name }: Named): Named => ({ id, name });

type Guarded<C> = (command: C, state: Incident, desk: Desk) => Outcome;

/** For everybody who may read it; for others it does not exist. */
export const reader =
  <C extends PersonCommand>(then: Guarded<C>): Guarded<C> =>
  (command, state, desk) =>
    mayRead(desk, command.by, state) ? then(command, state, desk) : refuse('no_such_incident');

/** For the team's operators, its owner and those above them. */
export const operator = <C extends PersonCommand>(then: Guarded<C>): Guarded<C> =>
  reader((command, state, desk) =>
    mayWork(desk, command.by, state) ? then(command, state, desk) : refuse('only_operators'),
  );

/** For the person it happens to. */
export const caller = <C extends PersonCommand>(then: Guarded<C>): Guarded<C> =>
  reader((command, state, desk) =>
    command.by.id === state.caller.id ? then(command, state, desk) : refuse('only_caller'),
  );

/** For either of them. */
export const callerOrOperator = <C extends PersonCommand>(then: Guarded<C>): Guarded<C> =>
  reader((command, state, desk) =>
    command.by.id === state.caller.id || mayWork(desk, command.by, state)
      ? then(command, state, desk)
      : refuse('only_operators'),
  );

/** Targets and policy as the desk is now; the response policy starts at `from`. A clock that stands still goes on so. */
export const planAfresh = (state: Incident, desk: Desk, from: Date, priority = state.priority): Plan =>
  makePlan(desk, {
    team: state.team,
    priority,
    service: state.service,
    callerGroup: state.callerGroup,
    policyFrom: from,
    loggedAt: state.loggedAt,
    pausedMs: state.resolutionTarget.pausedMs,
    confidential: state.confidential,
  });

/** The same for a case whose clock runs again from `from`. */
export const planResumed = (state: Incident, desk: Desk, from: Date): Plan =>
  planAfresh({ ...state, resolutionTarget: resumed(state.resolutionTarget, from, state.calendars) }, desk, from);

/** The claim that comes with *Ask* and *Resolve* on a case nobody has. */
export const claimFirst = (command: PersonCommand, state: Incident): readonly Draft[] =>
  state.status === 'new' ? [{ type: 'claimed', owner: named(command.by) }] : [];

/** Whether the resolution clock stands still while a case waits for this. */
export const clockFor = (desk: Desk, reason: WaitReason): { readonly running?: true } =>
  desk.pauses.includes(reason) ? {} : { running: true };

export const isBlank = (text: string): boolean => text.trim() === '';
