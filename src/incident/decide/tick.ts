import type { Desk } from '../../desk/model';
import type { TickCommand } from '../commands';
import { nextBroadcast, remindedAgain } from '../major/rules';
import { nextReminder } from '../policies/approval';
import { resumed } from '../policies/clock-marks';
import { dueSteps } from '../policies/escalation';
import { nextNudge, nudgeAfter, OFFER, waitsUnreminded } from '../policies/nudge';
import { nextNews, promiseAgain, promiseDue, promisedInstead } from '../policies/promise';
import type { Incident, TargetClock } from '../types';
import { answerDue, type Draft, type Outcome } from './shared';

/** A rule found nobody outside of the team's hours, which begin now. */
const ofChoosing = ({ status, meant }: Incident, at: Date): readonly Draft[] =>
  status === 'new' && meant?.againAt && meant.againAt <= at ? [{ type: 'choosingAgain' }] : [];

/** The highest mark that is due: those below it that were missed say nothing any more. */
const ofClock = (
  state: Incident,
  target: 'response' | 'resolution',
  clock: TargetClock,
  at: Date,
): readonly Draft[] => {
  if (clock.metAt || clock.pausedAt || clock.breachedAt) return [];
  if (clock.dueAt <= at) return [{ type: 'targetBreached', target, ...promisedInstead(state, target, at) }];
  const due = clock.marks.findLast((mark) => mark.at <= at && !mark.warnedAt);
  return due ? [{ type: 'targetWarned', target, percent: due.percent }] : [];
};

/** The next team of a policy's step, unless it is that team's already, is offered to somebody, or somebody decides where it stays. */
const toNextTeam = (state: Incident, ping: ReturnType<typeof dueSteps>, desk: Desk, at: Date): readonly Draft[] => {
  const team = ping?.notify.flatMap((to) => (to.type === 'next' && desk.teams[to.team] ? [to.team] : []))[0];
  if (team === undefined || team === state.team || state.handOver || state.stuck || state.confidential) return [];
  return [{ type: 'handedOver', team, dueAt: answerDue(state, team, desk, at) }];
};

const ofNews = (state: Incident, at: Date): readonly Draft[] => {
  const { news, promise } = state;
  if (!news || news.told === 2 || news.dueAt > at) return [];
  if (news.told === 0) return [{ type: 'noNews', to: 'owner', since: news.at }];
  // It is what the caller's card has promised, if nobody has by hand.
  const due = promise ? undefined : nextNews(state);
  const promised = due && due <= at ? promiseAgain(state, at) : undefined;
  return [{ type: 'noNews', to: 'lead', since: news.at, ...(promised && { promised }) }];
};

const ofHandOver = ({ handOver, team }: Incident, desk: Desk, at: Date): readonly Draft[] => {
  if (!handOver || handOver.told || handOver.dueAt > at) return [];
  const lead = (desk.teams[handOver.team] ?? desk.teams[team])?.lead;
  return lead === undefined ? [] : [{ type: 'handOverWaited', team: handOver.team, lead }];
};

/** Of several that are due the last alone. */
const ofApproval = (state: Incident, at: Date): readonly Draft[] => {
  const { approval } = state;
  const due = nextReminder(state);
  if (!approval || !due || due > at) return [];
  return [{ type: 'approvalReminded', step: approval.dueAt <= at ? 2 : 1 }];
};

const ofPromise = (state: Incident, at: Date): readonly Draft[] => {
  const due = promiseDue(state);
  if (!due || due > at) return [];
  const again = state.promise?.broken ? undefined : promiseAgain(state, at);
  return [{ type: 'promiseBroken', ...(again && { dueAt: again }) }];
};

/** News of a major incident did not come. */
const ofBroadcast = (state: Incident, desk: Desk, at: Date): readonly Draft[] => {
  const due = nextBroadcast(state);
  return due && due <= at ? [{ type: 'newsDue', dueAt: remindedAgain(desk, state, at) }] : [];
};

const ofWaiting = ({ waiting }: Incident, at: Date): readonly Draft[] =>
  waiting?.until && waiting.until <= at ? [{ type: 'resumed', because: 'date' }] : [];

/** The next of the reminders of a caller who does not answer; a wait that is due late does not catch up on them. */
const ofNudge = (state: Incident, desk: Desk, at: Date): Draft | undefined => {
  if (waitsUnreminded(state)) return { type: 'nudged', told: 0, ...nudgeAfter(desk, state, at) };
  const due = nextNudge(state);
  if (!due || due > at) return undefined;
  const before = state.waiting?.nudge?.told ?? 0;
  if (before === OFFER - 1) return { type: 'nudged', told: OFFER };
  return { type: 'nudged', told: before === 0 ? 1 : 2, ...nudgeAfter(desk, state, at) };
};

/** One silence reminds its owner once, whatever its reasons: the offer to close before all others. */
const ofSilence = (state: Incident, desk: Desk, at: Date): readonly Draft[] => {
  const nudge = ofNudge(state, desk, at);
  return nudge?.type === 'nudged' && nudge.told === OFFER ? [nudge] : [...(nudge ? [nudge] : []), ...ofLull(state, at)];
};

const ofLull = (state: Incident, at: Date): readonly Draft[] => {
  const promise = ofPromise(state, at);
  return promise.length > 0 ? promise : ofNews(state, at);
};

/** Its caller hears words of regret once, whatever ran out. */
const regrettedOnce = (drafts: readonly Draft[]): readonly Draft[] => {
  const first = drafts.findIndex((draft) => 'promised' in draft);
  return drafts.map((draft, i) => {
    if (i === first || !('promised' in draft)) return draft;
    if (draft.type === 'noNews') return { type: draft.type, to: draft.to, since: draft.since };
    return draft.type === 'targetBreached' ? { type: draft.type, target: draft.target } : draft;
  });
};

/** Everything that is due, at once; a tick that comes early or late, twice, or after a claim finds nothing to do. */
export const tick = (command: TickCommand, state: Incident, desk: Desk): Outcome => {
  const { at } = command;
  if (state.status === 'closed' || state.status === 'cancelled') return [];
  if (state.status === 'resolved') {
    return state.closesAt && state.closesAt <= at ? [{ type: 'closed', how: 'no_answer' }] : [];
  }
  const back = ofWaiting(state, at);
  const ping = dueSteps(state, at);
  const clock = back.length > 0 ? resumed(state.resolutionTarget, at, state.calendars) : state.resolutionTarget;
  return regrettedOnce([
    ...back,
    ...(ping ? [ping] : []),
    ...toNextTeam(state, ping, desk, at),
    ...ofChoosing(state, at),
    ...ofHandOver(state, desk, at),
    ...ofApproval(state, at),
    ...ofBroadcast(state, desk, at),
    ...(state.status === 'new' ? ofClock(state, 'response', state.responseTarget, at) : []),
    ...ofClock(state, 'resolution', clock, at),
    // That its day has come is the news.
    ...(back.length > 0 ? [] : ofSilence(state, desk, at)),
  ]);
};
