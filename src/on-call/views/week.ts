import { type Period } from '../../calendar/types';
import type { DeskContext } from '../../desk/context';
import { personName, teamName } from '../../desk/words';
import { type Banner, bannerBlocks, bold, buttons, text, title } from '../../view/build';
import { periodShort } from '../../view/period';
import { textsFor } from '../../view/text';
import { byWords, momentWords } from '../../view/time';
import type { Block, Button, View } from '../../view/view';
import type { Shift } from '../types';
import { button } from './button';

/** One team's schedule as it is now. `shifts` are those that overlap `shown`, gaps among them, in order. */
export interface TeamOnCall {
  readonly team: string;
  /** Absent: the team is never on call. */
  readonly hasOnCall: boolean;
  readonly now?: Shift;
  /** The next time that somebody else, or anybody, is on. */
  readonly next?: Shift;
}

/** One week of one team. */
export interface WeekOf extends TeamOnCall {
  readonly shown: Period;
  readonly shifts: readonly Shift[];
  /** Weeks from this one: 0 is the running week. */
  readonly week: number;
  /** Reader's own part in it: what they may do. */
  readonly mine: boolean;
  /** The reader is away now, by their own word. */
  readonly away: boolean;
  /** There is somebody who was put on, and they may take that back. */
  readonly mayDrop: boolean;
}

/** More rows than a week of three shifts a day has are cut. */
const MOST_ROWS = 24;

const whoWords = (ctx: DeskContext, shift: Shift): string => {
  const t = textsFor(ctx);
  if (!shift.duty) return t('onCall.nobody');
  const name = personName(ctx, shift.duty.person);
  return shift.duty.because === 'turn' ? name : t('onCall.because', { name, because: shift.duty.because });
};

const gapWords = (ctx: DeskContext, team: string): string =>
  textsFor(ctx)('onCall.gap', { gap: ctx.desk.teams[team]?.onCall?.gap ?? 'lead' });

/** "Bo Lund has it until …", "Nobody has it …". */
export const nowWords = (ctx: DeskContext, onCall: TeamOnCall): string => {
  const t = textsFor(ctx);
  if (!onCall.hasOnCall) return t('onCall.none', { team: teamName(ctx, onCall.team) });
  const { now, next } = onCall;
  if (!now?.duty) {
    const from = next?.duty ? t('onCall.firstAgain', { name: whoWords(ctx, next), from: byWords(ctx, next.from) }) : '';
    return [t('onCall.nobodyNow'), gapWords(ctx, onCall.team), from].filter(Boolean).join(' ');
  }
  return t('onCall.now', { name: whoWords(ctx, now), until: byWords(ctx, now.to) });
};

const nextWords = (ctx: DeskContext, { now, next }: TeamOnCall): readonly Block[] =>
  now?.duty && next
    ? [text(textsFor(ctx)('onCall.next', { name: whoWords(ctx, next), from: momentWords(ctx, next.from) }))]
    : [];

const rows = (ctx: DeskContext, shifts: readonly Shift[]): readonly Block[] =>
  shifts
    .slice(0, MOST_ROWS)
    .map((shift) =>
      text([bold(whoWords(ctx, shift)), ` · ${periodShort(ctx, shift)}`], shift.duty ? undefined : 'warning'),
    );

const buttonsOf = (ctx: DeskContext, { team, week, hasOnCall, mine, away, mayDrop }: WeekOf): readonly Button[] => {
  const t = textsFor(ctx);
  if (!hasOnCall) return [];
  const data = { team };
  return [
    ...(mine
      ? [
          button(t, 'button.swap', 'swap.open', data),
          button(t, 'button.takeShift', 'override.open', data),
          ...(mayDrop ? [button(t, 'button.dropOpen', 'drop.open', data)] : []),
          away ? button(t, 'button.iAmBack', 'away.back', data) : button(t, 'button.away', 'away.open', data),
        ]
      : []),
    ...(week > 0 ? [button(t, 'button.weekBefore', 'onCall', { team, week: String(week - 1) })] : []),
    button(t, 'button.weekAfter', 'onCall', { team, week: String(week + 1) }),
  ];
};

/** Who is on call in one team now and next, and the whole week. */
export const onCallWeekView = (ctx: DeskContext, onCall: WeekOf, banner?: Banner): View => {
  const t = textsFor(ctx);
  const heading = t('onCall.heading', { team: teamName(ctx, onCall.team) });
  const now = nowWords(ctx, onCall);
  const isGap = onCall.hasOnCall && !onCall.now?.duty;
  return {
    fallback: [banner?.text, heading, now].filter(Boolean).join(' · '),
    blocks: [
      ...bannerBlocks(banner),
      title(heading),
      text(now, isGap ? 'attention' : 'good'),
      ...nextWords(ctx, onCall),
      ...(onCall.hasOnCall
        ? [text(t('onCall.week', { week: onCall.week, period: periodShort(ctx, onCall.shown) }), 'subtle')]
        : []),
      ...rows(ctx, onCall.shifts),
      ...buttons(buttonsOf(ctx, onCall)),
    ],
  };
};

/** More teams than a person can read at once are cut. */
const MOST_TEAMS = 12;

/** Who is on call in every team; those without a schedule last, each in a line. */
export const onCallView = (ctx: DeskContext, teams: readonly TeamOnCall[], week = 0): View => {
  const t = textsFor(ctx);
  const shown = teams.filter((team) => team.hasOnCall).slice(0, MOST_TEAMS);
  const without = shown.length === 0 ? [] : teams.filter((team) => !team.hasOnCall).slice(0, MOST_TEAMS);
  const heading = t('onCall.allHeading');
  return {
    fallback: [heading, ...shown.map((one) => `${teamName(ctx, one.team)}: ${nowWords(ctx, one)}`)].join(' · '),
    blocks: [
      title(heading),
      ...(shown.length === 0 ? [text(t('onCall.noTeams'), 'subtle')] : []),
      ...shown.flatMap((one) => [
        { type: 'divider' } as const,
        text([bold(teamName(ctx, one.team))]),
        text(nowWords(ctx, one), one.now?.duty ? undefined : 'attention'),
        ...nextWords(ctx, one),
        ...buttons([
          button(
            t,
            'button.showWeek',
            'onCall',
            { team: one.team, week: String(week) },
            {
              values: { team: teamName(ctx, one.team) },
            },
          ),
        ]),
      ]),
      ...(without.length > 0 ? [{ type: 'divider' } as const] : []),
      ...without.map((one) => text(nowWords(ctx, one), 'subtle')),
    ],
  };
};
