import { type Period } from '../calendar/types';
import type { Desk, Team } from '../desk/model';
import { type Decide, periodProblem, refuse } from './change';
import { shiftsBetween } from './duty';
import { isInTeam } from './rights';
import type { OnCallChanges, Override, Swap } from './types';

/** Whether a person is on call for the whole of a period, as the schedule stands. */
const hasAll = (desk: Desk, team: Team, changes: OnCallChanges, person: string, { from, to }: Period): boolean =>
  shiftsBetween(desk, team, changes, from, to).every(({ duty }) => duty?.person === person);

type Asked = Pick<Swap, 'id' | 'team' | 'other' | 'give' | 'take'>;

/** Asks a colleague to take a shift, and may offer to take one of theirs. */
export const askSwap: Decide<Asked> = ({ id, team: key, other, give, take, at, by }, changes, desk) => {
  const team = desk.teams[key];
  if (!team?.onCall) return refuse('no_on_call');
  const asker = by.deskKey;
  if (asker === undefined || !by.member || !isInTeam(team, asker)) return refuse('only_team');
  if (other === asker) return refuse('swap_with_self');
  if (!desk.people[other]) return refuse('no_such_person');
  if (!isInTeam(team, other)) return refuse('not_in_team', other);
  const problem = periodProblem(give, at) ?? (take && periodProblem(take, at));
  if (problem) return problem;
  if (changes.swaps.some((swap) => swap.id === id)) return changes;
  if (!hasAll(desk, team, changes, asker, give)) return refuse('not_your_shift');
  if (take && !hasAll(desk, team, changes, other, take)) return refuse('not_their_shift', other);
  const asked: Swap = { id, team: key, asker, other, give, ...(take && { take }), status: 'asked', at };
  return { ...changes, swaps: [...changes.swaps, asked] };
};

const settled = (changes: OnCallChanges, swap: Swap, status: Swap['status'], at: Date): OnCallChanges => ({
  ...changes,
  swaps: changes.swaps.map((one) => (one === swap ? { ...swap, status, answeredAt: at } : one)),
});

type Made = Pick<Override, 'by' | 'at'>;

/**
 * The overrides that a period changes hands by: cut at the edges of those that lie there already, so that each new one
 * lies wholly inside or outside of any other, and stands in the place of what it covers exactly.
 */
const handedTo = (changes: OnCallChanges, swap: Swap, person: string, period: Period, nth: number, made: Made) => {
  const there = changes.overrides.filter(
    (one) => one.team === swap.team && one.from < period.to && period.from < one.to,
  );
  const cuts = there.flatMap(({ from, to }) => [from, to]).filter((at) => at > period.from && at < period.to);
  const times = [...new Set([period.from, ...cuts, period.to].map((at) => at.getTime()))].toSorted((a, b) => a - b);
  return times.slice(0, -1).map(
    (from, i): Override => ({
      id: `${swap.id}.${nth}.${i}`,
      team: swap.team,
      person,
      from: new Date(from),
      to: new Date(times[i + 1] ?? from),
      ...made,
      swap: swap.id,
    }),
  );
};

/** What covers the same hours as a new override gives way to it. */
const replacing = (changes: OnCallChanges, added: readonly Override[]): readonly Override[] => [
  ...changes.overrides.filter(
    (old) =>
      !added.some(
        (fresh) =>
          fresh.team === old.team &&
          fresh.from.getTime() === old.from.getTime() &&
          fresh.to.getTime() === old.to.getTime(),
      ),
  ),
  ...added,
];

interface Answered {
  readonly swap: string;
  readonly accept: boolean;
}

/** The answer of who was asked. Accepting changes both shifts at once; it is refused when they are no longer theirs. */
export const answerSwap: Decide<Answered> = ({ swap: id, accept, at, by }, changes, desk) => {
  const swap = changes.swaps.find((one) => one.id === id);
  if (!swap) return refuse('no_such_swap');
  if (by.deskKey !== swap.other || !by.member) return refuse('not_asked_of_you', swap.other);
  if (swap.status !== 'asked') {
    return swap.status === (accept ? 'accepted' : 'refused') ? changes : refuse('answered_already');
  }
  if (!accept) return settled(changes, swap, 'refused', at);
  const team = desk.teams[swap.team];
  if (!team?.onCall) return refuse('no_on_call');
  const { give, take, asker, other } = swap;
  if (give.to <= at || (take && take.to <= at)) return refuse('in_the_past');
  const stands =
    hasAll(desk, team, changes, asker, give) && (take === undefined || hasAll(desk, team, changes, other, take));
  if (!stands) return refuse('shift_changed');
  const made = { by: { id: by.id, name: by.name }, at };
  const added = [
    ...handedTo(changes, swap, other, give, 0, made),
    ...(take ? handedTo(changes, swap, asker, take, 1, made) : []),
  ];
  return settled({ ...changes, overrides: replacing(changes, added) }, swap, 'accepted', at);
};

/** The one who asked takes it back, while nobody has answered. */
export const withdrawSwap: Decide<Pick<Answered, 'swap'>> = ({ swap: id, by, at }, changes) => {
  const swap = changes.swaps.find((one) => one.id === id);
  if (!swap) return refuse('no_such_swap');
  if (by.deskKey !== swap.asker) return refuse('not_your_shift');
  if (swap.status === 'withdrawn') return changes;
  return swap.status === 'asked' ? settled(changes, swap, 'withdrawn', at) : refuse('answered_already');
};
