import { isDeepStrictEqual } from 'node:util';
import { type BulletinStore, isBehind } from '../../../src/delivery/bulletins/store';
import type { Bulletin, BulletinContent } from '../../../src/delivery/bulletins/types';
import { copy, copyOf } from './copy';

export function memoryBulletins<Content extends BulletinContent>(): BulletinStore<Content> {
  const rows = new Map<string, Bulletin<Content>>();

  return {
    async put({ id, to, content, notBefore }, now) {
      const there = rows.get(id);
      const fresh: Bulletin<Content> = {
        id,
        to,
        content,
        version: 1,
        shownVersion: 0,
        status: 'pending',
        attempts: 0,
        createdAt: now,
        ...(notBefore && { notBefore }),
      };
      if (!there) rows.set(id, copy(fresh));
      // Copies on both sides: under jest a cloned date is of another realm than one that was not.
      else if (!isDeepStrictEqual(copy(there.content), copy(content))) {
        rows.set(id, copy({ ...there, content, version: there.version + 1 }));
      }
      return copy(rows.get(id) ?? fresh);
    },
    get: async (id) => copyOf(rows.get(id)),
    async lease(id, by, now, until) {
      const row = rows.get(id);
      if (!row || (row.leaseUntil && row.leaseUntil > now && row.leaseBy !== by)) return undefined;
      rows.set(id, { ...row, leaseBy: by, leaseUntil: until });
      return copyOf(rows.get(id));
    },
    async show(id, by, shown, release) {
      const row = rows.get(id);
      if (!row || row.leaseBy !== by) return false;
      const { notBefore: _, ...rest } = { ...row, ...shown };
      const next: Bulletin<Content> = { ...rest, ...(shown.notBefore && { notBefore: shown.notBefore }) };
      const { leaseBy: _by, leaseUntil: _until, ...released } = next;
      rows.set(id, copy(release ? released : next));
      return true;
    },
    behind: async (now, limit) =>
      [...rows.values()]
        .filter((row) => isBehind(row) && !(row.notBefore && row.notBefore > now))
        .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
        .slice(0, limit)
        .map(copy),
  };
}
