import { addOpen, isOpen, nextOpening, openBetween } from '../../calendar/business-time';
import { aroundTheClock } from '../../calendar/open-hours';
import type { Calendar, Span } from '../../calendar/types';
import type { Incident, TargetClock } from '../types';

/** The clock stands still from `at`. */
export const paused = (clock: TargetClock, at: Date): TargetClock =>
  clock.pausedAt ? clock : { ...clock, pausedAt: at };

/** The calendar that a clock stands still in: days by the clock know no closed time. */
export const runsIn = ({ kind }: Span, calendar: Calendar): Calendar =>
  kind === 'days' ? aroundTheClock(calendar) : calendar;

/** Marks of days by the clock, each in the hours: where that is no more before the target is due, it says nothing. */
export const inHours = (hours: Calendar, marks: TargetClock['marks'], dueAt: Date): TargetClock['marks'] =>
  marks.flatMap((mark) => {
    if (mark.warnedAt || isOpen(hours, mark.at)) return [mark];
    const at = nextOpening(hours, mark.at);
    return at < dueAt ? [{ ...mark, at }] : [];
  });

/** The clock runs again: its moments move by the time it stood still, of which only the open part counts in hours. */
export const resumed = (clock: TargetClock, at: Date, calendars: Incident['calendars']): TargetClock => {
  const { pausedAt, ...running } = clock;
  const hours = calendars[clock.hours];
  if (!pausedAt || !hours) return clock;
  const calendar = runsIn(clock.span, hours);
  const still = openBetween(calendar, pausedAt, at);
  const dueAt = addOpen(calendar, clock.dueAt, still);
  const moved = clock.marks.map((mark) => (mark.warnedAt ? mark : { ...mark, at: addOpen(calendar, mark.at, still) }));
  return {
    ...running,
    dueAt,
    marks: calendar === hours ? moved : inHours(hours, moved, dueAt),
    pausedMs: clock.pausedMs + still,
  };
};

/** A clock that was planned afresh: what was missed already stays missed, and a pause goes on. */
export const replanned = (fresh: TargetClock, old: TargetClock, at: Date): TargetClock => ({
  ...fresh,
  ...(old.pausedAt && { pausedAt: old.pausedAt }),
  ...(old.breachedAt && fresh.dueAt <= at && { breachedAt: old.breachedAt }),
  marks: fresh.marks.map((mark) => {
    const warnedAt = old.marks.find(({ percent }) => percent === mark.percent)?.warnedAt;
    return warnedAt && mark.at <= at ? { ...mark, warnedAt } : mark;
  }),
});

export const met = (clock: TargetClock, at: Date): TargetClock => ({ ...clock, metAt: clock.metAt ?? at });

export const unmet = ({ metAt: _, ...clock }: TargetClock): TargetClock => clock;
