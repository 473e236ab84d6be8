import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { staffOnlyLine, teamUnknownLine } from '../../command/lines';
import { tell } from '../../command/turn';
import { teamNamed } from '../../desk/team-named';
import { fold } from '../../ground/fold';
import { isStaff, readableTeams } from '../../people/rights';
import { everyTeam, weekView } from '../chat/week';
import { isInTeam } from '../rights';
import type { OnCallDeps, OnCallTurn, Pressed } from '../turn';

const MOST_WEEKS = 26;
const NEXT_WEEK = ['next week', 'naeste uge'];

/** Whose week somebody means who names no team: theirs, else of those they see, else of all that are ever on call. */
const meantTeams = ({ ctx: { desk }, who: { actor } }: OnCallTurn): readonly string[] => {
  const all = Object.values(desk.teams).filter(({ onCall: schedule }) => schedule);
  const own = all.filter((team) => isInTeam(team, actor.deskKey ?? ''));
  const seen = all.filter(({ key }) => readableTeams(desk, actor).includes(key));
  return ([own, seen].find((some) => some.length > 0) ?? all).map(({ key }) => key);
};

/** `oncall`, `oncall network`, `oncall network next week`; for everybody who works with cases. */
const typedWeek = async (turn: OnCallTurn, typed: string): Promise<Reply> => {
  const { ctx, who } = turn;
  if (!isStaff(ctx.desk, who.actor)) return tell(staffOnlyLine(ctx), 'warning');
  const words = fold(typed);
  const ending = NEXT_WEEK.find((end) => words === end || words.endsWith(` ${end}`));
  const name = ending === undefined ? words : words.slice(0, words.length - ending.length).trim();
  const week = ending === undefined ? 0 : 1;
  const [mine, ...others] = week === 1 ? meantTeams(turn) : [];
  if (name === '' && (mine === undefined || others.length > 0)) return everyTeam(turn, week);
  const key = name === '' ? mine : teamNamed(ctx.desk, name);
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
