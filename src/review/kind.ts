import { urgencyOf } from '../delivery/subject';
import { type By, VAGT } from '../ground/actor';
import type { Kind } from '../record/kind';
import { decide } from './decide';
import type { ReviewAudience, ReviewEffect, ReviewEvent, ReviewNotice } from './events';
import { evolve, nextLook } from './evolve';
import type { ReviewTypes } from './stored';
import type { Review } from './types';

/** What a case asks for when it has ended. */
export const ASK = 'ask';

const LEAD = { type: 'lead' } as const satisfies ReviewAudience;
const TEAM = { type: 'team' } as const satisfies ReviewAudience;
/** Nobody waits for it. */
const URGENCY = urgencyOf('P5', 'saying');

const say = (by: By, to: ReviewAudience, notice: ReviewNotice): ReviewEffect => ({
  type: 'once',
  to,
  notice,
  ...(by !== VAGT && { actor: by.name }),
});

const toWriter = ({ writer }: Review, by: By, notice: ReviewNotice): readonly ReviewEffect[] => {
  if (writer === undefined) return [say(by, LEAD, notice)];
  return by !== VAGT && by.id === writer.id ? [] : [say(by, { type: 'writer', id: writer.id }, notice)];
};

const saysOf = (event: ReviewEvent, after: Review): readonly ReviewEffect[] => {
  const { by } = event;
  switch (event.type) {
    case 'begun':
      return event.because.length > 0 ? toWriter(after, by, { kind: 'reviewAsked' }) : [];
    case 'acted':
      return [say(by, { type: 'owner', key: event.owner.key }, { kind: 'actionGiven', action: event.action })];
    case 'shared':
      return [say(by, TEAM, { kind: 'reviewShared' }), say(by, LEAD, { kind: 'reviewShared' })];
    case 'approved':
      return [say(by, TEAM, { kind: 'reviewApproved' })];
    case 'overdue':
      return [say(by, LEAD, { kind: 'reviewOverdue' })];
    case 'reminded': {
      const owner = after.actions.find(({ id }) => id === event.action)?.owner;
      return owner ? [say(by, { type: 'owner', key: owner.key }, { kind: 'actionDue', action: event.action })] : [];
    }
    case 'orphaned':
      return [say(by, LEAD, { kind: 'actionOrphaned', action: event.action })];
    case 'written':
    case 'done':
    case 'dropped':
      return [];
  }
};

/** What was learned of a case that has ended, and what follows from it, as record sees it. One a case, by its id. */
export const reviewKind: Kind<ReviewTypes> = {
  name: 'review',
  schema: 1,
  idOf: ({ review }) => review,
  creates: ({ type }) => type === 'begin' || type === 'ask',
  decide,
  evolve,
  react: (events, before, after) => [
    ...events.flatMap((event) => saysOf(event, after)),
    ...(after.nextAt && after.nextAt.getTime() !== before?.nextAt?.getTime()
      ? [{ type: 'tick', at: after.nextAt } as const]
      : []),
  ],
  missing: { refused: 'no_such_review' },
  tick: (review, key) => ({ type: 'tick', review, by: VAGT, key }),
  asked: ({ id: review, command, key }) => (command === ASK ? { type: 'ask', review, by: VAGT, key } : undefined),
  isOpen: ({ status, actions }) => status !== 'approved' || actions.some((action) => action.status === 'open'),
  nextLook,
  mayRest: () => true,
  urgency: () => URGENCY,
  label: ({ about }, { prefix }) => `${prefix}-${about.number}`,
};
