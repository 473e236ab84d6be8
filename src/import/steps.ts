import type { Named } from '../ground/actor';
import { fold } from '../ground/fold';
import { LIMITS } from '../ground/limits';
import type { EventOf } from '../incident/events';
import type { Status } from '../incident/types';
import { cut } from './cut';
import type { HistoryMap } from './map';
import type { HistoryRow } from './row';

/** One thing that happened to a case in another tool, and who did it there. */
export type Step = Omit<EventOf<'elsewhere'>, 'type' | 'deskVersion' | 'by'> & { readonly by: Named };

const OVER: ReadonlySet<Status | undefined> = new Set<Status>(['resolved', 'closed', 'cancelled']);
/** Nothing was left to do there. */
export const isOver = (status: Status | undefined): boolean => OVER.has(status);

/** Somebody as another tool names them: nobody who is known here. */
export const strangerOf = (name: string): Named => ({ id: `import:${fold(name)}`, name });

const byOf = ({ operator }: HistoryRow, { from }: Pick<HistoryMap, 'from'>): Named => strangerOf(operator ?? from);

const noteOf = ({ note }: HistoryRow): { readonly note?: string } =>
  note === undefined ? {} : { note: cut(note, LIMITS.text) };

/** A row of a log, after the one before it: what differs tells a hand-over and a reopening. */
const stepOf = (
  row: HistoryRow,
  before: { readonly status?: Status | undefined; readonly team?: string | undefined },
  map: Pick<HistoryMap, 'from'>,
): Step => {
  const { at, status, said, team, levels } = row;
  const isPassed = team !== undefined && before.team !== undefined && team !== before.team;
  return {
    at,
    by: byOf(row, map),
    ...(status && { status }),
    ...(said !== undefined && { said }),
    ...(team !== undefined && { team }),
    ...(isPassed && { was: before.team }),
    ...(levels && { levels: [...levels] }),
    ...(status && !isOver(status) && isOver(before.status) && { reopened: true }),
    ...noteOf(row),
  };
};

/** What a log's rows say that are in the order of time. */
export const stepsOfLog = (rows: readonly HistoryRow[], map: Pick<HistoryMap, 'from'>): readonly Step[] => {
  let before: Parameters<typeof stepOf>[1] = {};
  return rows.map((row) => {
    const step = stepOf(row, before, map);
    before = { status: row.status ?? before.status, team: row.team ?? before.team };
    return step;
  });
};

const latest = (opened: Date, ...others: readonly (Date | undefined)[]): Date =>
  others.reduce<Date>((a, b) => (b && b > a ? b : a), opened);

/** When a case ended, or was heard of last, that one row tells of. */
export const endOf = ({ at: opened, resolved, closed, reopened }: HistoryRow): Date =>
  closed && closed > opened ? closed : latest(opened, resolved, reopened);

const byTime = (a: Step, b: Step): number => a.at.getTime() - b.at.getTime();

/** What one row tells of a whole case: its moments, what was written, and how it stands in the end. */
export const stepsOfCase = (row: HistoryRow, map: Pick<HistoryMap, 'from'>): readonly Step[] => {
  const { resolved, reopened, status, said, team, levels, written = [] } = row;
  const by = byOf(row, map);
  const end: Step = {
    at: endOf(row),
    by,
    ...(status && { status }),
    ...(said !== undefined && { said }),
    ...(team !== undefined && { team }),
    ...(levels && { levels: [...levels] }),
    ...noteOf(row),
  };
  return [
    ...(resolved ? [{ at: resolved, by, status: 'resolved' } as const] : []),
    ...(reopened ? [{ at: reopened, by, status: 'in_progress', reopened: true } as const] : []),
    ...written.map(({ at, who, text }) => ({ at, by: strangerOf(who), note: text })),
    end,
  ].toSorted(byTime);
};
