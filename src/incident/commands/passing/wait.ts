import { z } from 'zod';
import { nextOpening } from '../../../calendar/business-time';
import { fillInLine, momentUnknownLine, tooLongLine } from '../../../command/lines';
import { parseWhen, readWhen, startOfDay } from '../../../command/when';
import { WAIT_REASONS } from '../../../desk/model';
import { LIMITS } from '../../../ground/limits';
import { MOMENT_MAX } from '../../../view/form';
import { textsFor } from '../../../view/text';
import { type Fields, formCommand, type Meant } from '../../case-command';
import { ALREADY, claimFirst, clockFor, refuse, unresolved } from '../../decide/shared';
import { nudgeAfter } from '../../policies/nudge';
import { operators } from '../../rights';
import { countsThings } from '../../sentence';
import type { StoredIncident } from '../../stored';
import type { IncidentTurn } from '../../turn';

const takes = z.object({ reason: z.enum(WAIT_REASONS), until: z.date().optional(), note: z.string().optional() });

/** The furthest moment that is set for a case, in milliseconds from now: a year by the clock. */
export const FURTHEST_MS = 366 * 24 * 3600_000;

/** A day without a time is the moment the team opens on it, or on the next open one; where it never closes, the morning. */
export const momentOf = ({ ctx }: IncidentTurn, { state }: StoredIncident, typed: string): Date | undefined => {
  const when = readWhen(typed, { now: ctx.now, zone: ctx.reader.zone });
  const calendar = ctx.desk.hours[ctx.desk.teams[state.team]?.hours ?? ''];
  if (when?.day === undefined || !calendar) return when?.at;
  const start = startOfDay(when.day, calendar.zone);
  const opening = nextOpening(calendar, start);
  return opening > start ? opening : when.at;
};

const waits = (turn: IncidentTurn, stored: StoredIncident, sent: Fields): Meant<z.infer<typeof takes>> => {
  const { ctx } = turn;
  const [typed = '', note = ''] = [sent['until']?.trim(), sent['note']?.trim()];
  const known = takes.shape.reason.safeParse(sent['reason']);
  if (!known.success) return { fill: sent, problem: fillInLine(ctx) };
  const until = typed === '' ? undefined : momentOf(turn, stored, typed);
  if (typed !== '' && !until) return { fill: sent, problem: momentUnknownLine(ctx, typed) };
  if (note.length > LIMITS.why) return { fill: sent, problem: tooLongLine(ctx, note.length, LIMITS.why) };
  return { body: { reason: known.data, ...(until && { until }), ...(note && { note }) } };
};

/** Paused for a vendor, a change, a problem, a date or the caller. Claims it first where nobody has. */
export const wait = formCommand({
  type: 'wait',
  may: operators,
  takes,
  ready: unresolved,
  decide: (command, state, desk) => {
    const { reason, until, note, at } = command;
    if ((note?.length ?? 0) > LIMITS.why) return refuse('too_long');
    if (reason === 'date' && !until) return refuse('date_passed');
    if (until && (until <= at || until.getTime() - at.getTime() > FURTHEST_MS)) return refuse('date_passed');
    const { waiting } = state;
    if (
      waiting &&
      waiting.reason === reason &&
      waiting.until?.getTime() === until?.getTime() &&
      waiting.note === note
    ) {
      return ALREADY;
    }
    return [
      ...claimFirst(command, state),
      {
        type: 'waiting',
        reason,
        ...(until && { until }),
        ...(note && { note }),
        ...clockFor(desk, reason),
        ...(reason === 'caller' && !until && nudgeAfter(desk, state, at)),
      },
    ];
  },
  done: 'done.waiting',
  form: {
    heading: 'form.wait.heading',
    intro: 'form.wait.intro',
    inputs: [
      {
        id: 'reason',
        label: 'form.wait.reason',
        choices: (ctx) =>
          WAIT_REASONS.map((value) => ({ value, label: textsFor(ctx)('form.wait.for', { reason: value }) })),
      },
      {
        id: 'until',
        label: 'form.wait.until',
        max: MOMENT_MAX,
        required: false,
        multiline: false,
        placeholder: 'form.wait.untilExample',
      },
      { id: 'note', label: 'form.wait.note', max: LIMITS.why, required: false },
    ],
    preset: () => ({ reason: 'vendor' }),
    send: 'button.wait',
  },
  meant: (sent, turn, stored) => waits(turn, stored, sent),
  button: ({ status }, at) => at === 'pass' && status !== 'waiting' && { label: 'button.waitOpen' },
  words: {
    for: 'operators',
    help: 'help.wait',
    words: { en: ['wait'], da: ['vent'] },
    // "vent" alone and "vent 5 minutter" are sentences; "vent 5 i morgen" is none.
    counts: (words, { now, reader }) =>
      words.number !== undefined &&
      (!countsThings(words) || parseWhen(words.rest.trim(), { now, zone: reader.zone }) !== undefined),
    meant: (until, turn, stored) => (until === '' ? { fill: {} } : waits(turn, stored, { reason: 'date', until })),
  },
});
