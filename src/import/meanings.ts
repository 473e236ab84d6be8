import { CASE_TYPES, type CaseType, type Desk, PRIORITIES, type Priority } from '../desk/model';
import { fold } from '../ground/fold';
import type { Text } from '../ground/lang';
import type { Status } from '../incident/types';
import { say } from '../view/text';
import { readDate } from './dates';
import type { HistoryMap } from './map';

/** What a cell means, or that it means nothing. */
export type Meaning<T> = { readonly is?: T; readonly told?: Text };

/** The same few words stand in every row: so many are remembered. */
const MOST_REMEMBERED = 5000;

const remembered = <T>(find: (cell: string) => Meaning<T>): ((cell: string | undefined) => Meaning<T>) => {
  const known = new Map<string, Meaning<T>>();
  return (cell) => {
    if (cell === undefined) return {};
    const there = known.get(cell);
    if (there) return there;
    const found = find(cell);
    if (known.size < MOST_REMEMBERED) known.set(cell, found);
    return found;
  };
};

const meaning = <T>(is: T | undefined, told: () => Text): Meaning<T> => (is === undefined ? { told: told() } : { is });

const named = <T extends string>(known: readonly T[], cell: string): T | undefined =>
  known.find((one) => fold(one) === fold(cell));

/** Reads the words of a file as its map has them. */
export const createMeanings = ({ values, otherwise, dates, zone }: HistoryMap, desk: Desk) => {
  const priority = remembered<Priority>((found) =>
    meaning(values.priority.get(fold(found)) ?? named(PRIORITIES, found) ?? otherwise.priority, () =>
      say('import.noPriority', { found }),
    ),
  );
  const status = remembered<Status>((told) => {
    // Of both, or the first alone: no status has a slash in it.
    const [found = ''] = told.split('/');
    return meaning(values.status.get(fold(told)) ?? values.status.get(fold(found)) ?? otherwise.status, () =>
      say('import.noStatus', { found }),
    );
  });
  return {
    status: (told: string | undefined, more: string | undefined) =>
      status(told !== undefined && more !== undefined ? `${told}/${more}` : told),
    level: remembered<readonly number[]>((found) =>
      meaning(values.level.get(fold(found)) ?? (/^[1-9]$/.test(found) ? [Number(found)] : undefined), () =>
        say('import.noLevel', { found }),
      ),
    ),
    type: remembered<CaseType>((found) =>
      meaning(values.type.get(fold(found)) ?? named(CASE_TYPES, found), () => say('import.noType', { found })),
    ),
    priority: (cell: string | undefined): Meaning<Priority> =>
      cell === undefined && otherwise.priority ? { is: otherwise.priority } : priority(cell),
    moment: (cell: string | undefined): Meaning<Date> =>
      cell === undefined
        ? {}
        : meaning(readDate(cell, dates, zone ?? desk.zone), () => say('import.noDate', { found: cell, format: dates })),
  };
};
export type Meanings = ReturnType<typeof createMeanings>;
