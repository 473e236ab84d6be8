import type { Period } from '../calendar/types';
import type { Desk, Team } from '../desk/model';
import { later } from '../ground/moments';
import type { Says } from './change';
import { shiftsBetween } from './duty';
import type { OnCallChanges } from './types';

/** Turns of somebody that another has from now on. */
interface Moved {
  readonly team: string;
  readonly person: string;
  readonly turns: readonly Period[];
}

/** How far ahead turns are looked at: what lies further is told by the schedule. */
const AHEAD_MS = 60 * 24 * 3600_000;
const MOST_TURNS = 5;

const latest = (one: Date, other: Date): Date => (one > other ? one : other);

/** Turns of `from` in `before` that are somebody else's in `after`, by team and person, a turn in one piece. */
const movedIn = (desk: Desk, team: Team, from: string, before: OnCallChanges, after: OnCallChanges, now: Date) => {
  const until = later(now, AHEAD_MS);
  const own = shiftsBetween(desk, team, before, now, until).filter(({ duty }) => duty?.person === from);
  const moved = new Map<string, Period[]>();
  for (const turn of own) {
    for (const shift of shiftsBetween(desk, team, after, turn.from, turn.to)) {
      const person = shift.duty?.person;
      if (person === undefined || person === from) continue;
      const { from: begins, to } = shift;
      moved.set(person, [...(moved.get(person) ?? []), { from: latest(begins, now), to }]);
    }
  }
  return [...moved].map(([person, turns]): Moved => ({ team: team.key, person, turns: turns.slice(0, MOST_TURNS) }));
};

const moves = (desk: Desk, from: string, before: OnCallChanges, after: OnCallChanges, now: Date): readonly Moved[] =>
  Object.values(desk.teams).flatMap((team) => (team.onCall ? movedIn(desk, team, from, before, after, now) : []));

/**
 * Whoever gets the turns of somebody who is away is told which; once that person is back (`over`), that they have them
 * no more. `id` names the change: told once.
 */
const saysStandIns =
  (over: boolean, idOf: (command: { readonly id?: string; readonly key: string }) => string): Says<Absent> =>
  (command, before, after, desk) => {
    const [there, gone] = over ? [after, before] : [before, after];
    return moves(desk, command.person, there, gone, command.at).map(({ team, person, turns }) => ({
      id: `standIn.${idOf(command)}.${team}.${person}`,
      to: { type: 'key', key: person },
      content: { kind: 'standIn', team, person: command.person, turns, over },
    }));
  };

interface Absent {
  readonly person: string;
  readonly id?: string;
}

export const saysAway = saysStandIns(false, ({ id, key }) => id ?? key);
export const saysBack = saysStandIns(true, ({ key }) => `back.${key}`);
