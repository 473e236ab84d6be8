import { z } from 'zod';
import { nextOpening } from '../../calendar/business-time';
import type { OpeningName } from '../../chat/opening';
import { fillInLine, momentUnknownLine, tooLongLine } from '../../command/lines';
import { readWhen, startOfDay } from '../../command/when';
import { WAIT_REASONS } from '../../desk/model';
import { LIMITS } from '../../ground/limits';
import type { StoredIncident } from '../../record/records';
import { type CommandBody, type IncidentTurn } from '../turn';
import { refusalText } from '../views/refusal';

type Case = Exclude<CommandBody, { readonly type: 'report' }>;
/** The command that a form means, or what is wrong with what was typed. */
export type Meant = { readonly body: Case } | { readonly problem: string };

/** Somebody of the desk's file, as the desk has met them. */
export const assignBody = async (turn: IncidentTurn, { state }: StoredIncident, key: string): Promise<Meant> => {
  const { ctx, deps } = turn;
  if (key === '') return { problem: fillInLine(ctx) };
  const person = await deps.personByKey(key);
  if (!person) {
    const who = ctx.desk.people[key]?.name;
    return { problem: refusalText({ refused: 'no_such_person', ...(who !== undefined && { who }) }, state, ctx) };
  }
  return { body: { type: 'assign', to: { id: person.id, name: person.name, key } } };
};

/** A day without a time is the moment the team opens on it, or on the next open one; where it never closes, the morning. */
const momentOf = ({ ctx }: IncidentTurn, { state }: StoredIncident, typed: string): Date | undefined => {
  const when = readWhen(typed, { now: ctx.now, zone: ctx.reader.zone });
  const calendar = ctx.desk.hours[ctx.desk.teams[state.team]?.hours ?? ''];
  if (when?.day === undefined || !calendar) return when?.at;
  const start = startOfDay(when.day, calendar.zone);
  const opening = nextOpening(calendar, start);
  return opening > start ? opening : when.at;
};

export const waitBody = (
  turn: IncidentTurn,
  stored: StoredIncident,
  reason: string,
  typed: string,
  note: string,
): Meant => {
  const { ctx } = turn;
  const known = z.enum(WAIT_REASONS).safeParse(reason);
  if (!known.success) return { problem: fillInLine(ctx) };
  const until = typed === '' ? undefined : momentOf(turn, stored, typed);
  if (typed !== '' && !until) return { problem: momentUnknownLine(ctx, typed) };
  if (note.length > LIMITS.why) return { problem: tooLongLine(ctx, note.length, LIMITS.why) };
  return { body: { type: 'wait', reason: known.data, ...(until && { until }), ...(note && { note }) } };
};

/** Forms whose command depends on who reads and on people; undefined for every other button. */
export const meantBy = async (
  turn: IncidentTurn,
  stored: StoredIncident,
  action: string,
  data: Readonly<Record<string, string>>,
): Promise<(Meant & { readonly opens: OpeningName }) | undefined> => {
  const field = (name: string): string => data[name]?.trim() ?? '';
  switch (action) {
    case 'assign.send':
      return { ...(await assignBody(turn, stored, field('to'))), opens: 'assign.open' };
    case 'wait.send':
      return { ...waitBody(turn, stored, field('reason'), field('until'), field('note')), opens: 'wait.open' };
    default:
      return undefined;
  }
};
