import { type Period } from '../../calendar/types';
import type { DeskContext } from '../../desk/context';
import { personName, teamName } from '../../desk/words';
import { type Banner, bannerBlocks, bold, button, buttons, text, title } from '../../view/build';
import { periodShort } from '../../view/period';
import { textsFor } from '../../view/text';
import { byWords, momentWords } from '../../view/time';
import type { Block, Button, View } from '../../view/view';
import type { Shift } from '../types';

/** One team's schedule as it is now. `shifts` are those that overlap `shown`, gaps among them, in order. */
export interface TeamSchedule {
  readonly team: string;
  /** Absent: the team has no schedule. */
  readonly hasSchedule: boolean;
  readonly now?: Shift;
  /** The next time that somebody else, or anybody, is on. */
  readonly next?: Shift;
}

/** One week of one team. */
export interface WeekOf extends TeamSchedule {
  readonly shown: Period;
  readonly shifts: readonly Shift[];
  /** Weeks from this one: 0 is the running week. */
  readonly week: number;
  /** Reader's own part in it: what they may do. */
  readonly mine: boolean;
  /** There is somebody who was put on, and they may take that back. */
  readonly mayDrop: boolean;
}

/** More rows than a week of three shifts a day has are cut. */
const MOST_ROWS = 24;

const whoWords = (ctx: DeskContext, shift: Shift): string => {
  const t = textsFor(ctx);
  if (!shift.duty) return t('oncall.nobody');
  const name = personName(ctx, shift.duty.person);
  return shift.duty.because === 'turn' ? name : t('oncall.because', { name, because: shift.duty.because });
};

const gapWords = (ctx: DeskContext, team: string): string =>
  textsFor(ctx)('oncall.gap', { gap: ctx.desk.teams[team]?.onCall?.gap ?? 'lead' });

/** "Bo Lund has it until …", "Nobody has it …". */
export const nowWords = (ctx: DeskContext, schedule: TeamSchedule): string => {
  const t = textsFor(ctx);
  if (!schedule.hasSchedule) return t('oncall.none', { team: teamName(ctx, schedule.team) });
  const { now, next } = schedule;
  if (!now?.duty) {
    const from = next?.duty ? t('oncall.firstAgain', { name: whoWords(ctx, next), from: byWords(ctx, next.from) }) : '';
    return [t('oncall.nobodyNow'), gapWords(ctx, schedule.team), from].filter(Boolean).join(' ');
  }
  return t('oncall.now', { name: whoWords(ctx, now), until: byWords(ctx, now.to) });
};

const nextWords = (ctx: DeskContext, { now, next }: TeamSchedule): readonly Block[] =>
  now?.duty && next
    ? [text(textsFor(ctx)('oncall.next', { name: whoWords(ctx, next), from: momentWords(ctx, next.from) }))]
    : [];

const rows = (ctx: DeskContext, shifts: readonly Shift[]): readonly Block[] =>
  shifts
    .slice(0, MOST_ROWS)
    .map((shift) =>
      text([bold(whoWords(ctx, shift)), ` · ${periodShort(ctx, shift)}`], shift.duty ? undefined : 'warning'),
    );

const buttonsOf = (ctx: DeskContext, { team, week, hasSchedule, mine, mayDrop }: WeekOf): readonly Button[] => {
  const t = textsFor(ctx);
  if (!hasSchedule) return [];
  const data = { team };
  return [
    ...(mine
      ? [
          button(t, 'button.swap', 'swap.open', data),
          button(t, 'button.takeShift', 'override.open', data),
          ...(mayDrop ? [button(t, 'button.dropOpen', 'drop.open', data)] : []),
          button(t, 'button.away', 'away.open', data),
        ]
      : []),
    ...(week > 0 ? [button(t, 'button.weekBefore', 'oncall', { team, week: String(week - 1) })] : []),
    button(t, 'button.weekAfter', 'oncall', { team, week: String(week + 1) }),
  ];
};

/** Who is on call in one team now and next, and the whole week. */
export const scheduleView = (ctx: DeskContext, schedule: WeekOf, banner?: Banner): View => {
  const t = textsFor(ctx);
  const heading = t('oncall.heading', { team: teamName(ctx, schedule.team) });
  const now = nowWords(ctx, schedule);
  const isGap = schedule.hasSchedule && !schedule.now?.duty;
  return {
    fallback: [banner?.text, heading, now].filter(Boolean).join(' · '),
    blocks: [
      ...bannerBlocks(banner),
      title(heading),
      text(now, isGap ? 'attention' : 'good'),
      ...nextWords(ctx, schedule),
      ...(schedule.hasSchedule
        ? [text(t('oncall.week', { week: schedule.week, period: periodShort(ctx, schedule.shown) }), 'subtle')]
        : []),
      ...rows(ctx, schedule.shifts),
      ...buttons(buttonsOf(ctx, schedule)),
    ],
  };
};

/** More teams than a person can read at once are cut. */
const MOST_TEAMS = 12;

/** Who is on call in every team that has a schedule. */
export const onCallView = (ctx: DeskContext, teams: readonly TeamSchedule[]): View => {
  const t = textsFor(ctx);
  const shown = teams.filter((team) => team.hasSchedule).slice(0, MOST_TEAMS);
  const heading = t('oncall.allHeading');
  return {
    fallback: [heading, ...shown.map((one) => `${teamName(ctx, one.team)}: ${nowWords(ctx, one)}`)].join(' · '),
    blocks: [
      title(heading),
      ...(shown.length === 0 ? [text(t('oncall.noSchedules'), 'subtle')] : []),
      ...shown.flatMap((one) => [
        { type: 'divider' } as const,
        text([bold(teamName(ctx, one.team))]),
        text(nowWords(ctx, one), one.now?.duty ? undefined : 'attention'),
        ...nextWords(ctx, one),
        ...buttons([
          button(
            t,
            'button.showWeek',
            'oncall',
            { team: one.team, week: '0' },
            {
              values: { team: teamName(ctx, one.team) },
            },
          ),
        ]),
      ]),
    ],
  };
};
