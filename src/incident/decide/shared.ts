import { addSpan } from '../../calendar/business-time';
import type { Desk, Priority, WaitReason } from '../../desk/model';
import { type Named } from '../../ground/actor';
import { LIMITS } from '../../ground/limits';
import type { OmitEach } from '../../record/schema';
import type { Envelope } from '../case-command';
import type { IncidentEvent, Refusal, RefusalCode } from '../events';
import { isUnresolved, reopenUntil } from '../lifecycle';
import { approvalFor } from '../policies/approval';
import { resumed } from '../policies/clock-marks';
import { nextStepAt } from '../policies/escalation';
import { homeOf } from '../policies/home';
import { keepEarlier, makePlan } from '../policies/plan';
import { isRaised } from '../policies/priority';
import type { Incident, Plan } from '../types';

/** An event before it is stamped with when, who and by which desk file. */
export type Draft = OmitEach<IncidentEvent, 'at' | 'by' | 'deskVersion'>;

/** What a command comes to: events, nothing because it is so already, or a refusal. */
export type Outcome = readonly Draft[] | Refusal;

export const refuse = (refused: RefusalCode, who?: string): Refusal => ({ refused, ...(who !== undefined && { who }) });

export const isRefusal = (outcome: readonly unknown[] | Refusal): outcome is Refusal => !Array.isArray(outcome);

/** It is so already. */
export const ALREADY: readonly Draft[] = [];

export const named = ({ id, name }: Named): Named => ({ id, name });

/** For what is done before anybody has found what fixed it. */
export const unresolved = (_: unknown, state: Incident): Refusal | undefined =>
  isUnresolved(state) ? undefined : refuse('not_now');

/** For what is said until nothing can come of it any more. */
export const open = (_: unknown, { status }: Incident): Refusal | undefined =>
  status === 'closed' || status === 'cancelled' ? refuse('not_now') : undefined;

/** A resolved case closes by itself in the hours of its resolution target. */
export const closesAt = (state: Incident, desk: Desk, at: Date): Date => {
  const calendar = state.calendars[state.resolutionTarget.hours];
  if (!calendar) throw new Error(`Incident ${state.id} has no hours "${state.resolutionTarget.hours}"`);
  return addSpan(desk.autoClose, at, calendar);
};

/** An end can be taken back for 14 days. */
export const reopenable = ({ at }: Pick<Envelope, 'at'>, state: Incident): Refusal | undefined => {
  const until = reopenUntil(state);
  return until !== undefined && at > until ? refuse('too_late') : undefined;
};

export const withWhy = (why: string | undefined): { readonly why?: string } => (why ? { why } : {});

export const tooLongWhy = (why: string | undefined): Refusal | undefined =>
  (why?.length ?? 0) > LIMITS.why ? refuse('too_long') : undefined;

/** A reason that cannot be left out. */
export const problemWithWhy = (why: string): Refusal | undefined =>
  isBlank(why) ? refuse('empty_text') : tooLongWhy(why);

/** What is said; pictures can say it alone. */
export const problemWithText = (text: string, pictures: readonly unknown[] = []): Refusal | undefined => {
  if (isBlank(text) && pictures.length === 0) return refuse('empty_text');
  return text.length > LIMITS.text ? refuse('too_long') : undefined;
};

/** Targets and policy as the desk is now; the response policy starts at `from`. A clock that stands still goes on so. */
export const planAfresh = (state: Incident, desk: Desk, from: Date, priority = state.priority): Plan =>
  makePlan(desk, {
    team: homeOf(desk, state.team),
    priority,
    service: state.service,
    callerGroup: state.callerGroup,
    caseType: state.caseType,
    policyFrom: from,
    loggedAt: state.loggedAt,
    pausedMs: state.resolutionTarget.pausedMs,
    confidential: state.confidential,
  });

/** The same, with what the clock stood still until `from`: it runs again, or goes on standing still from then on. */
export const planResumed = (state: Incident, desk: Desk, from: Date): Plan =>
  planAfresh({ ...state, resolutionTarget: resumed(state.resolutionTarget, from, state.calendars) }, desk, from);

/** When a team that is offered the case now should have answered: in the response time that it would have. */
export const answerDue = (state: Incident, team: string, desk: Desk, at: Date): Date =>
  planAfresh({ ...state, team }, desk, at).response.dueAt;

/** The claim that comes with *Ask* and *Resolve* on a case nobody has. */
export const claimFirst = ({ by }: Pick<Envelope, 'by'>, state: Incident): readonly Draft[] =>
  state.status === 'new' ? [{ type: 'claimed', owner: named(by) }] : [];

/** Whether the resolution clock stands still while a case waits for this. */
export const clockFor = (desk: Desk, reason: WaitReason): { readonly running?: true } =>
  desk.pauses.includes(reason) ? {} : { running: true };

export const isBlank = (text: string): boolean => text.trim() === '';

/** Back to work at the same operator; a case nobody ever had goes back to the team and its policy starts again. */
export const openAgain = (state: Incident, desk: Desk, at: Date, why: string | undefined): readonly Draft[] => {
  const to = state.owner && state.status !== 'cancelled' ? 'in_progress' : 'new';
  const reopened: Draft = { type: 'reopened', to, ...withWhy(why) };
  // A no, or none so far, is asked for again: nobody gets round it by opening the case anew.
  const approval = state.approval ? approvalFor(desk, state, at) : [];
  return to === 'in_progress'
    ? [reopened, ...approval]
    : [reopened, { type: 'planned', plan: planResumed(state, desk, at), because: 'reopened' }, ...approval];
};

/** Targets and policy by this priority; of a raised one, what fires sooner is kept. */
export const planWith = (priority: Priority, state: Incident, desk: Desk, at: Date): Plan => {
  const plan = planAfresh(state, desk, at, priority);
  return isRaised(state.priority, priority)
    ? keepEarlier(plan, { response: state.responseTarget, nextStepAt: nextStepAt(state.policy) })
    : plan;
};

/** Targets and policy afresh where the priority changes. */
export const plannedFor = (priority: Priority, state: Incident, desk: Desk, at: Date): readonly Draft[] => {
  if (priority === state.priority) return [];
  return [{ type: 'planned', plan: planWith(priority, state, desk, at), because: 'priority' }];
};
