import { Temporal } from 'temporal-polyfill';
import { type Period } from '../../calendar/types';
import type { Reply } from '../../command/input';
import { privately } from '../../command/turn';
import type { Team } from '../../desk/model';
import { later } from '../../ground/moments';
import { isAdmin, mayRunTeam, readableTeams } from '../../people/rights';
import type { Banner } from '../../view/build';
import { lineView } from '../../view/line-view';
import { shiftsBetween } from '../duty';
import { isInTeam, mayPutOn } from '../rights';
import { type OnCallTurn } from '../turn';
import type { OnCallChanges, Override, Shift } from '../types';
import { onCallView, onCallWeekView, type TeamOnCall } from '../views/week';

/** How far ahead the next turn is looked for. */
const AHEAD_DAYS = 60;
const DAY_MS = 24 * 3600_000;

/** The week of the reader's zone that lies `week` weeks from now, from Monday. */
export const weekOf = (now: Date, zone: string, week: number): Period => {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const monday = today
    .startOfDay()
    .subtract({ days: today.dayOfWeek - 1 })
    .add({ weeks: week });
  return {
    from: new Date(monday.epochMilliseconds),
    to: new Date(monday.add({ weeks: 1 }).epochMilliseconds),
  };
};

const isNew = (shift: Shift, now: Shift | undefined): boolean => shift.duty?.person !== now?.duty?.person;

const onCallOfTeam = ({ ctx }: OnCallTurn, changes: OnCallChanges, team: Team): TeamOnCall => {
  if (!team.onCall) return { team: team.key, hasOnCall: false };
  const shifts = shiftsBetween(ctx.desk, team, changes, ctx.now, later(ctx.now, AHEAD_DAYS * DAY_MS));
  const [now, ...coming] = shifts;
  const next = coming.find((shift) => isNew(shift, now));
  return { team: team.key, hasOnCall: true, ...(now && { now }), ...(next && { next }) };
};

/** Whether they take part in a team's schedule: its members, its lead and admins. */
export const takesPart = ({ ctx, who }: OnCallTurn, team: Team): boolean => {
  const key = who.actor.deskKey;
  if (key === undefined || !who.actor.member) return false;
  return isInTeam(team, key) || isAdmin(ctx.desk, who.actor);
};

/** Whether they may put others on call in it and say that others are away. */
export const runs = ({ ctx, who }: OnCallTurn, team: Team): boolean => mayRunTeam(ctx.desk, who.actor, team.key);

/** Who was put on, by hand and not by a swap, and may be taken off by this person. */
export const droppable = ({ ctx, who }: OnCallTurn, changes: OnCallChanges, team: Team): readonly Override[] =>
  changes.overrides.filter(
    (one) =>
      one.team === team.key &&
      one.swap === undefined &&
      one.to > ctx.now &&
      mayPutOn(ctx.desk, who.actor, team, one.person),
  );

/** One team's week. */
export const weekView = async (turn: OnCallTurn, team: Team, week: number, banner?: Banner): Promise<Reply> => {
  const { ctx, deps } = turn;
  const changes = await deps.onCall.current();
  const shown = weekOf(ctx.now, ctx.reader.zone, week);
  const shifts = team.onCall ? shiftsBetween(ctx.desk, team, changes, shown.from, shown.to) : [];
  const onCall = onCallOfTeam(turn, changes, team);
  const view = onCallWeekView(
    ctx,
    {
      ...onCall,
      shown,
      shifts,
      week,
      mine: takesPart(turn, team),
      away: (await deps.onCall.away(ctx.now)).has(turn.who.actor.deskKey ?? ''),
      mayDrop: droppable(turn, changes, team).length > 0,
    },
    banner,
  );
  return { ...privately(view), ...(banner && { said: lineView(banner.text, banner.tone) }) };
};

/** Who is on call in the teams this person works with; admins see all. `week`: the one that their buttons show. */
export const everyTeam = async (turn: OnCallTurn, week = 0): Promise<Reply> => {
  const { ctx, who, deps } = turn;
  const changes = await deps.onCall.current();
  const own = readableTeams(ctx.desk, who.actor);
  const teams = Object.values(ctx.desk.teams).toSorted(
    (one, other) => Number(own.includes(other.key)) - Number(own.includes(one.key)),
  );
  return privately(
    onCallView(
      ctx,
      teams.map((team) => onCallOfTeam(turn, changes, team)),
      week,
    ),
  );
};

/** Turns to come, each with its person; gaps are left out. A running one counts from now. */
export const comingTurns = ({ ctx }: OnCallTurn, changes: OnCallChanges, team: Team, days: number) =>
  shiftsBetween(ctx.desk, team, changes, ctx.now, later(ctx.now, days * DAY_MS)).flatMap(({ from, to, duty }) =>
    duty ? [{ from, to, ...duty }] : [],
  );
