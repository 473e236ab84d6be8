import type { Notify } from '../desk/model';
import { isSameNotify } from '../desk/notify';
import { VAGT } from '../ground/actor';
import { type Audience, CALLER, type IncidentEffect, LEAD, type Notice, OWNER } from './effects';
import type { IncidentEvent } from './events';
import { notBeforeOf } from './policies/held';
import { isRaised } from './policies/priority';
import { type Incident } from './types';

const actorOf = (event: IncidentEvent): string | undefined => (event.by === VAGT ? undefined : event.by.name);
const isBy = (event: IncidentEvent, id: string | undefined): boolean => event.by !== VAGT && event.by.id === id;

const saysOf = (
  event: IncidentEvent,
  before: Incident | undefined,
  after: Incident,
  all: readonly IncidentEvent[],
): readonly IncidentEffect[] => {
  const actor = actorOf(event);
  const say = (to: Audience, notice: Notice): IncidentEffect => ({ type: 'once', to, notice, ...(actor && { actor }) });
  const toOwner = (notice: Notice): readonly IncidentEffect[] =>
    after.owner && !isBy(event, after.owner.id) ? [say(OWNER, notice)] : [];
  const byCaller = isBy(event, after.caller.id);

  const targetSay = (notice: Notice): readonly IncidentEffect[] => (after.owner ? [say(OWNER, notice)] : []);
  switch (event.type) {
    case 'claimed':
    case 'assigned': {
      // The question or the solution that came with the claim says it all.
      const saysMore = all.some((other) => other.type === 'asked' || other.type === 'resolved');
      return [
        ...(saysMore ? [] : [say(CALLER, { kind: 'claimed' })]),
        ...(event.type === 'assigned' ? toOwner({ kind: 'assigned' }) : []),
      ];
    }
    case 'accepted':
      return [say(CALLER, { kind: 'claimed' })];
    case 'resumed':
      return event.because === 'date' && before?.waiting
        ? targetSay({ kind: 'waitOver', reason: before.waiting.reason })
        : [];
    case 'handedOver':
      return [
        say(
          { type: 'next', team: event.team },
          {
            kind: 'handOver',
            team: after.team,
            ...(event.why !== undefined && { why: event.why }),
          },
        ),
      ];
    case 'returned':
      return after.owner
        ? toOwner({ kind: 'returned', text: event.why })
        : [say({ type: 'team' }, { kind: 'returned', text: event.why })];
    case 'handOverWaited':
      return [say({ type: 'person', key: event.lead }, { kind: 'handOverWaits', team: event.team })];
    case 'noNews':
      return [say({ type: event.to }, { kind: 'noNews', since: event.since })];
    case 'asked':
      return [say(CALLER, { kind: 'asked', text: event.question })];
    case 'messaged':
      return [
        {
          ...say(CALLER, { kind: 'messaged', text: event.text }),
          ...(event.held && { notBefore: notBeforeOf(event.held.sendAt) }),
        },
      ];
    case 'answered':
      return after.owner ? [say(OWNER, { kind: 'answered', text: event.text })] : [];
    case 'assessed':
      return byCaller && isRaised(event.was, event.priority) ? toOwner({ kind: 'worse' }) : [];
    case 'planned':
      return event.because === 'priority' && !all.some((other) => isBy(other, after.caller.id))
        ? [say(CALLER, { kind: 'promised', dueAt: after.resolutionTarget.dueAt })]
        : [];
    case 'escalated':
      return [say({ type: event.to }, { kind: 'escalated', reason: event.reason })];
    case 'pinged': {
      // The next team hears of it by the hand-over itself.
      const isOffered = (to: Notify): boolean =>
        to.type === 'next' && all.some((other) => other.type === 'handedOver' && other.team === to.team);
      return event.notify
        .filter((to) => !isOffered(to))
        .map((to) => {
          const by = event.ways?.find((way) => isSameNotify(way.to, to))?.by;
          return { ...say(to, { kind: 'ping', repeat: event.repeat }), ...(by && { by }) };
        });
    }
    case 'targetWarned': {
      // Half the time is seen on the card; until somebody has it the response policy does the telling.
      if (event.target === 'response' || event.percent === 50) return [];
      const notice = {
        kind: 'targetWarning',
        target: event.target,
        dueAt: after.resolutionTarget.dueAt,
        percent: event.percent,
      } as const;
      return [...targetSay(notice), ...(event.percent === 90 ? [say(LEAD, notice)] : [])];
    }
    case 'targetBreached': {
      const { dueAt } = event.target === 'response' ? after.responseTarget : after.resolutionTarget;
      const notice = { kind: 'targetBreached', target: event.target, dueAt } as const;
      // A lead who is pinged by the same tick knows already.
      const isPinged = all.some((other) => other.type === 'pinged' && other.notify.some(({ type }) => type === 'lead'));
      return [...(event.target === 'resolution' ? targetSay(notice) : []), ...(isPinged ? [] : [say(LEAD, notice)])];
    }
    case 'resolved':
      return byCaller && event.text === ''
        ? toOwner({ kind: 'worksNow' })
        : [say(CALLER, { kind: 'resolved', text: event.text })];
    case 'closed':
      return event.how === 'no_answer' ? [say(CALLER, { kind: 'closedByItself' })] : [];
    case 'reopened':
      return toOwner(event.why ? { kind: 'notYet', text: event.why } : { kind: 'reopened' });
    case 'logged':
    case 'released':
    case 'noted':
    case 'unsent':
    case 'seen':
    case 'waiting':
    case 'cancelled':
      return [];
  }
};

const INTERNAL: ReadonlySet<IncidentEvent['type']> = new Set(['noted', 'unsent']);

/** A note is for the team alone; everything else may change what the caller sees, who has been reminded included. */
const isInternal = (event: IncidentEvent): boolean => INTERNAL.has(event.type);

/**
 * What follows from one command's events: both cards at most once, what is said, and one look at the next deadline.
 * An edited card notifies nobody; the says are the messages that do (DESIGN §5).
 */
export const react = (
  events: readonly IncidentEvent[],
  before: Incident | undefined,
  after: Incident,
): readonly IncidentEffect[] => {
  if (events.length === 0) return [];
  const cards: readonly IncidentEffect[] = [
    ...(events.every(isInternal) ? [] : [{ type: 'live', place: 'caller' } as const]),
    { type: 'live', place: 'team' },
  ];
  const says = events.flatMap((event) => saysOf(event, before, after, events));
  const moved = after.nextAt && after.nextAt.getTime() !== before?.nextAt?.getTime();
  return [...cards, ...says, ...(moved ? [{ type: 'tick', at: after.nextAt } as const] : [])];
};
