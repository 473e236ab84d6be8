import { unplannedIn } from '../delivery/once/unplanned';
import type { Saying, Snapshot, SubjectKind } from '../delivery/subject';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { Reader } from '../ground/lang';
import { homeOf } from '../incident/policies/home';
import { isReviewAudience, isReviewNotice, type ReviewAudience, type ReviewNotice } from './events';
import type { ReviewStore } from './store';
import type { StoredReview } from './stored';
import type { Review } from './types';
import { plainReview, reviewNoticeView } from './views/notice';

export interface ReviewKindDeps {
  readonly reviews: Pick<ReviewStore, 'load'>;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

const noticeOf = ({ notice }: Pick<Saying, 'notice'>): ReviewNotice => {
  if (!isReviewNotice(notice)) throw new Error(`No such notice: ${notice.kind}`);
  return notice;
};

const audienceOf = (audience: { readonly type: string }): ReviewAudience => {
  if (!isReviewAudience(audience)) throw new Error(`No such audience: ${audience.type}`);
  return audience;
};

/** Whether it is not so any more. */
const isOvertaken = (notice: ReviewNotice, { status, actions }: Review): boolean => {
  if ('action' in notice) return actions.find(({ id }) => id === notice.action)?.status !== 'open';
  return status === 'approved' && notice.kind !== 'reviewApproved';
};

/** What delivery is told of reviews: they have no card of their own, and what is said in the room stands under their case's. */
export function createReviewKind({ reviews, desk, clock }: ReviewKindDeps): SubjectKind {
  const contextOf = (reader: Reader) => ({ desk: desk(), reader, now: clock.now() });

  const hearersOf = (audience: ReviewAudience, { about }: Review): ReturnType<Snapshot['hearers']> => {
    const home = homeOf(desk(), about.team);
    const team = desk().teams[home];
    const approver = desk().review.approve === 'manager' ? team?.manager : team?.lead;
    const line = [approver, team?.lead, team?.manager].flatMap((key) =>
      key === undefined ? [] : [{ type: 'key', key } as const],
    );
    switch (audience.type) {
      case 'lead':
        return line;
      case 'team':
        return about.confidential ? line : [{ type: 'room', team: home, again: false }, ...line];
      case 'writer':
        return [{ type: 'id', id: audience.id }, ...line];
      case 'owner':
        return [{ type: 'key', key: audience.key }, ...line];
    }
  };

  const snapshotOf = (stored: StoredReview): Snapshot => {
    const { state, version } = stored;
    const { id, about, changedAt } = state;
    const home = homeOf(desk(), about.team);
    const unfinished = state.status !== 'approved' || state.actions.some(({ status }) => status === 'open');
    return {
      subject: { kind: 'review', id },
      under: { kind: 'incident', id },
      version,
      team: home,
      confidential: about.confidential,
      caller: '',
      language: desk().teams[home]?.language ?? desk().languages[0],
      hasOwner: false,
      ...(!unfinished && { endedAt: changedAt }),
      listed: { subject: { kind: 'review', id }, number: about.number, priority: 'P5', open: unfinished },
      cards: () => [],
      unplanned: (effect) => unplannedIn(stored.outbox, effect),
      siblings: () => [],
      nobody: () => undefined,
      hearers: (audience) => hearersOf(audienceOf(audience), state),
      isForRoom: ({ type }) => type === 'team',
      isForCaller: () => false,
      traits: () => ({ isPing: false, mustArrive: false, mayBeFolded: false, callsGroup: false }),
      unheard: () => undefined,
      overtaken: (saying) => (isOvertaken(noticeOf(saying), state) ? 'overtaken' : undefined),
      card: () => {
        throw new Error('A review has no card');
      },
      notice: (saying, reader) => reviewNoticeView(noticeOf(saying), state, contextOf(reader), saying.actor),
      plain: async (saying, reader) => plainReview(noticeOf(saying), state, contextOf(reader), saying.actor),
    };
  };

  return {
    async load(id) {
      const stored = await reviews.load(id);
      return stored && snapshotOf(stored);
    },
    listed: async () => [],
  };
}
