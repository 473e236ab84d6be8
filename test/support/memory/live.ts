import { isDeepStrictEqual } from 'node:util';
import type { BulletinContent } from '../../../src/delivery/bulletins/types';
import {
  type CardRow,
  freshBulletin,
  type LiveRow,
  type LiveStore,
  type PingRow,
} from '../../../src/delivery/live/store';
import { earliest } from '../../../src/ground/moments';
import type { ChatAddress } from '../../../src/ground/refs';
import { copy, copyOf } from './copy';

export function memoryLive<Content extends BulletinContent>(): LiveStore<Content> {
  type Row = LiveRow<Content>;
  const rows = new Map<string, Row>();
  const change = (row: Row, fields: object): void => void rows.set(row.id, copy({ ...row, ...fields }));
  const lateOf = ({ dueAt, leaseUntil }: Row): Date | undefined => earliest(dueAt, leaseUntil);
  const cardsIn = ({ platform, id }: ChatAddress): readonly CardRow[] =>
    [...rows.values()].filter(
      (row): row is CardRow =>
        row.type === 'card' && row.ref?.address.id === id && row.ref.address.platform === platform,
    );

  return {
    get: async (id) => copyOf(rows.get(id)),

    async keep(ping) {
      if (!rows.has(ping.id)) rows.set(ping.id, copy(ping));
    },
    pingsOf: async ({ kind, id }) =>
      [...rows.values()]
        .filter((row): row is PingRow => row.type === 'ping' && row.subject.id === id && row.subject.kind === kind)
        .map(copy),

    async put(bulletin, now) {
      const { id, content } = bulletin;
      const there = rows.get(id);
      if (there && there.type !== 'bulletin') throw new Error(`${id} is a ${there.type}`);
      const isNew = !isDeepStrictEqual(there?.content, content);
      const due = !there?.ended && { dueAt: there?.notBefore ?? now };
      const changed = there && isNew ? { ...there, content, version: there.version + 1, ...due } : there;
      const row = copy(changed ?? freshBulletin(bulletin, now));
      rows.set(id, row);
      return copy(row);
    },

    async lease(of, by, now, until) {
      const row = rows.get(of.id) ?? ('place' in of ? { ...of, shownVersion: 0, attempts: 0 } : undefined);
      if (row && 'shownVersion' in of && !isDeepStrictEqual(row, copy(of))) return undefined;
      if (!row || (row.leaseUntil && row.leaseUntil > now && row.leaseBy !== by)) return undefined;
      change(row, { leaseBy: by, leaseUntil: until });
      return copyOf(rows.get(of.id));
    },

    async renew({ id, leaseBy }, until) {
      const row = rows.get(id);
      if (row?.leaseBy === undefined || row.leaseBy !== leaseBy) return false;
      change(row, { leaseUntil: until });
      return true;
    },

    async settle({ id, leaseBy }, fields, seen) {
      const row = rows.get(id);
      if (row?.leaseBy === undefined || row.leaseBy !== leaseBy) return false;
      const isNewer = row.type === 'bulletin' && !fields.ended && row.version !== seen;
      const due = isNewer && { dueAt: fields.notBefore ?? row.dueAt };
      change(row, { ...fields, ...due, leaseBy: undefined, leaseUntil: undefined });
      return true;
    },

    async expire(id, expireAt) {
      const row = rows.get(id);
      if (row) change(row, { expireAt });
    },

    due: async (now, limit) =>
      [...rows.values()]
        .filter((row) => (lateOf(row)?.getTime() ?? Infinity) <= now.getTime())
        .toSorted((a, b) => (lateOf(a)?.getTime() ?? 0) - (lateOf(b)?.getTime() ?? 0))
        .slice(0, limit)
        .map(copy),

    rests: async (now) => [...rows.values()].some(({ restsSince }) => restsSince !== undefined && restsSince <= now),
    async wake(reachable, now) {
      for (const row of rows.values()) {
        if (row.restsSince === undefined || row.restsAs === reachable) continue;
        change(row, { dueAt: now, restsSince: undefined, restsAs: undefined });
      }
    },

    cardByMessage: async ({ address, id }) => copyOf(cardsIn(address).find(({ ref }) => ref?.id === id)),

    cardsAt: async (thread) =>
      cardsIn(thread)
        .toSorted((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, 50)
        .map(copy),

    async adopt(id, ref) {
      const row = rows.get(id);
      if (!row || row.ref || row.address?.id !== ref.address.id) return;
      change(row, {
        ref,
        address: undefined,
        lookedSince: undefined,
        reason: undefined,
        notBefore: undefined,
        dueAt: undefined,
      });
    },
  };
}
