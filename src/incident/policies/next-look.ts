import { earliest } from '../../ground/moments';
import { nextBroadcast } from '../major/rules';
import type { Incident, TargetClock } from '../types';
import { nextReminder } from './approval';
import { nextStepAt } from './escalation';
import { nextNudge } from './nudge';
import { promiseDue } from './promise';

/** What a target waits for next: its warning, then its breach. */
const ofClock = (clock: TargetClock): Date | undefined => {
  if (clock.metAt || clock.pausedAt || clock.breachedAt) return undefined;
  return clock.marks.find((mark) => !mark.warnedAt)?.at ?? clock.dueAt;
};

/** The earliest moment at which somebody must look again; undefined when the case is rightly at rest. */
export const nextLook = (incident: Incident): Date | undefined => {
  const { status } = incident;
  if (status === 'closed' || status === 'cancelled') return undefined;
  if (status === 'resolved') return incident.closesAt;
  const { handOver, news, waiting } = incident;
  return [
    ...(status === 'new'
      ? [nextStepAt(incident.policy), ofClock(incident.responseTarget), incident.meant?.againAt]
      : []),
    ofClock(incident.resolutionTarget),
    waiting?.until,
    nextNudge(incident),
    nextReminder(incident),
    promiseDue(incident),
    nextBroadcast(incident),
    handOver?.told ? undefined : handOver?.dueAt,
    news && news.told < 2 ? news.dueAt : undefined,
  ].reduce(earliest, undefined);
};
