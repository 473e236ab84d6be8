import type { BulletinContent } from '../../src/chat/bulletins/content';
import type { ListedCase } from '../../src/delivery/subject';
import { PRIORITIES } from '../../src/desk/model';
import { asIs } from '../../src/ground/lang';
import { minutesAfter } from './given';

interface Words {
  readonly title: string;
  readonly name: string;
  readonly line: string;
}

const period = { from: minutesAfter(0), to: minutesAfter(12 * 60) };
const other = { from: minutesAfter(24 * 60), to: minutesAfter(36 * 60) };
const STATUSES = ['asked', 'accepted', 'refused', 'withdrawn'] as const;

const listed = (n: number, { title, name }: Words): ListedCase => ({
  subject: { kind: 'incident', id: `i-${n}` },
  number: n + 1,
  title,
  priority: PRIORITIES[n % PRIORITIES.length] ?? 'P3',
  ...(n % 2 === 0 && { owner: name }),
});

const swaps: readonly BulletinContent[] = STATUSES.flatMap((status) =>
  (['asker', 'other'] as const).flatMap((role) =>
    [{}, { take: other }].map((more): BulletinContent => {
      const people = { asker: 'bo', other: 'dina' };
      return { kind: 'swap', role, swap: 's-1', team: 'network', ...people, give: period, ...more, status };
    }),
  ),
);

/** A bulletin of every kind, with as little and as much in it as there may be. */
export const everyBulletin = (words: Words): readonly BulletinContent[] => {
  const cases = (count: number) => Array.from({ length: count }, (_, n) => listed(n, words));
  const lines = (count: number) => Array.from({ length: count }, () => asIs(words.line));
  const day = '2026-11-24';
  return [
    { kind: 'gap', team: 'network', ...period },
    ...swaps,
    { kind: 'onCall', team: 'network', by: words.name, ...period },
    ...[1, 10].flatMap((count): readonly BulletinContent[] => [
      { kind: 'morning', team: 'network', day, unclaimed: cases(count), silent: [], more: 0 },
      { kind: 'morning', team: 'network', day, unclaimed: [], silent: cases(count), more: count },
      { kind: 'morning', team: 'network', day, unclaimed: cases(count), silent: cases(count), more: 990 },
      { kind: 'absentOwner', team: 'network', owner: 'dina', cases: cases(count), more: count - 1 },
      { kind: 'digest', since: period.from, count, cases: cases(count), open: count },
    ]),
    { kind: 'digest', since: period.from, count: 1000, cases: cases(10), open: 990 },
    { kind: 'digest', since: period.from, count: 12, cases: [], open: 0 },
    ...[1, 40].flatMap((count): readonly BulletinContent[] => [
      { kind: 'deskMistakes', file: words.line, lines: lines(count), more: 0 },
      { kind: 'deskDiffers', version: 'v2', lines: lines(count), more: count },
    ]),
  ];
};
