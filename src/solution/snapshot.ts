import { unplannedIn } from '../delivery/once/unplanned';
import type { FoldedCase, Saying, Snapshot, SubjectKind } from '../delivery/subject';
import type { Desk } from '../desk/model';
import { VAGT } from '../ground/actor';
import type { Clock } from '../ground/clock';
import type { Reader } from '../ground/lang';
import { homeOf } from '../incident/policies/home';
import { isSolutionAudience, isSolutionNotice, type SolutionNotice } from './events';
import type { SolutionStore } from './store';
import type { StoredSolution } from './stored';
import type { Solution } from './types';
import { plainSolution, solutionNotice } from './views/notice';
import { versionFor } from './views/words';

export interface SolutionKindDeps {
  readonly solutions: Pick<SolutionStore, 'load'>;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

const noticeOf = ({ notice }: Pick<Saying, 'notice'>): SolutionNotice => {
  if (!isSolutionNotice(notice)) throw new Error(`No such notice: ${notice.kind}`);
  return notice;
};

const listedOf = ({ id, number, status, versions }: Solution): FoldedCase => ({
  subject: { kind: 'solution', id },
  number,
  title: versionFor({ versions }, 'da').title,
  priority: 'P5',
  open: status !== 'withdrawn',
});

/** Whether it is not so any more. */
const isOvertaken = ({ kind }: SolutionNotice, { status, returned }: Solution): boolean => {
  if (kind === 'approved') return status !== 'approved';
  return status !== 'draft' || (kind === 'toApprove') === (returned !== undefined);
};

/** What delivery is told of standard solutions: they have no card of their own in a room. */
export function createSolutionKind({ solutions, desk, clock }: SolutionKindDeps): SubjectKind {
  const contextOf = (reader: Reader) => ({ desk: desk(), reader, now: clock.now() });

  const snapshotOf = (stored: StoredSolution): Snapshot => {
    const { state, version } = stored;
    const home = homeOf(desk(), state.team);
    const team = desk().teams[home];
    return {
      subject: { kind: 'solution', id: state.id },
      version,
      team: home,
      confidential: false,
      caller: state.draftedBy === VAGT ? '' : state.draftedBy.id,
      language: team?.language ?? desk().languages[0],
      hasOwner: false,
      ...(state.status === 'withdrawn' && { endedAt: state.changedAt }),
      listed: listedOf(state),
      cards: () => [],
      unplanned: (effect) => unplannedIn(stored.outbox, effect),
      siblings: () => [],
      nobody: () => undefined,
      hearers(audience) {
        if (!isSolutionAudience(audience)) throw new Error(`No such audience: ${audience.type}`);
        if (audience.type === 'drafter') return [{ type: 'id', id: audience.id }];
        return [team?.lead, desk().admins[0]].flatMap((key) =>
          key === undefined ? [] : [{ type: 'key', key } as const],
        );
      },
      isForRoom: () => false,
      isForCaller: () => false,
      traits: () => ({ isPing: false, mustArrive: false, mayBeFolded: false, callsGroup: false }),
      unheard: () => undefined,
      overtaken: (saying) => (isOvertaken(noticeOf(saying), state) ? 'overtaken' : undefined),
      card: () => {
        throw new Error('A solution has no card');
      },
      notice: (saying, reader) => solutionNotice(noticeOf(saying), state, contextOf(reader), saying.actor),
      plain: async (saying, reader) => plainSolution(noticeOf(saying), state, contextOf(reader), saying.actor),
    };
  };

  return {
    async load(id) {
      const stored = await solutions.load(id);
      return stored && snapshotOf(stored);
    },
    listed: async () => [],
  };
}
