import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { staffOnlyLine, teamUnknownLine } from '../../command/lines';
import { tell } from '../../command/turn';
import { teamNamed } from '../../desk/team-named';
import { fold } from '../../ground/fold';
import { isStaff, readableTeams } from '../../people/rights';
import { everyTeam, weekView } from '../chat/week';
import type { OnCallDeps, OnCallTurn, Pressed } from '../turn';

const MOST_WEEKS = 26;
const NEXT_WEEK = ['next week', 'naeste uge'];

/** `oncall`, `oncall network`, `oncall network next week`; for everybody who works with cases. */
const typedWeek = async (turn: OnCallTurn, typed: string): Promise<Reply> => {
  const { ctx, who } = turn;
  if (!isStaff(ctx.desk, who.actor)) return tell(staffOnlyLine(ctx), 'warning');
  const words = fold(typed);
  const ending = NEXT_WEEK.find((end) => words === end || words.endsWith(` ${end}`));
  const name = ending === undefined ? words : words.slice(0, words.length - ending.length).trim();
  const week = ending === undefined ? 0 : 1;
  const mine = readableTeams(ctx.desk, who.actor).filter((key) => ctx.desk.teams[key]?.onCall);
  if (name === '' && !(week === 1 && mine.length === 1)) return everyTeam(turn);
  const key = name === '' ? mine[0] : teamNamed(turn.ctx.desk, name);
  const team = key === undefined ? undefined : ctx.desk.teams[key];
  return team ? weekView(turn, team, week) : tell(teamUnknownLine(ctx, typed), 'warning');
};

/** The button of a week: data `team` and `week`. */
const pressedWeek = async (turn: Pressed): Promise<Reply> => {
  const {
    ctx,
    who,
    input: { data },
  } = turn;
  if (!isStaff(ctx.desk, who.actor)) return tell(staffOnlyLine(ctx), 'warning');
  const team = ctx.desk.teams[data['team'] ?? ''];
  if (!team) return everyTeam(turn);
  const week = Number.parseInt(data['week'] ?? '0', 10);
  return weekView(turn, team, Number.isFinite(week) ? Math.min(Math.max(0, week), MOST_WEEKS) : 0);
};

/** A team's schedule; without a team, everybody's. */
export const onCall = {
  name: 'onCall',
  typed: {
    for: 'operators',
    words: { en: ['oncall', 'on call'], da: ['vagt', 'vagtplan'] },
    usage: 'onCall',
    help: 'help.onCall',
    answer: (turn, { rest }) => typedWeek(turn, rest),
  },
  presses: { press: { opens: 'look', answer: pressedWeek } },
} as const satisfies Command<OnCallDeps>;
