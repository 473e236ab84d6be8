import {
  type Follow,
  type Followed,
  type FollowStore,
  followedKey,
  followId,
  isOfCase,
} from '../../../src/incident/follow/store';
import { copy } from './copy';

export function memoryFollows(): FollowStore {
  const rows = new Map<string, Follow>();
  const followed = (keep: (row: Follow) => boolean) => [...rows.values()].filter((row) => !row.gone && keep(row));
  const of = (thing: Followed) => followed((row) => followedKey(row.of) === followedKey(thing));
  const freshly = (of: Followed, at: Date) => (isOfCase(of) ? { fresh: at } : {});

  return {
    async follow(thing, person, at, { from, ...more } = {}) {
      const id = followId(thing, person);
      const before = rows.get(id);
      const came = before ? before.from : from;
      rows.set(
        id,
        copy({
          id,
          of: thing,
          person,
          at: before?.at ?? at,
          ...(came !== undefined && { from: came }),
          ...(before?.department !== undefined && { department: before.department }),
          ...more,
          ...freshly(thing, at),
        }),
      );
    },
    async unfollow(thing, person, at) {
      const id = followId(thing, person);
      const row = rows.get(id);
      if (!isOfCase(thing)) rows.delete(id);
      else if (row) rows.set(id, { ...row, fresh: at, gone: true });
    },
    followers: async (thing, after, limit) =>
      of(thing)
        .map(({ person }) => person)
        .filter((person) => after === undefined || person > after)
        .toSorted()
        .slice(0, limit),
    rows: async (thing, after, limit) =>
      of(thing)
        .filter(({ person }) => after === undefined || person > after)
        .toSorted((a, b) => (a.person < b.person ? -1 : 1))
        .slice(0, limit)
        .map(copy),
    count: async (thing) => of(thing).length,
    departments: async (thing) => new Set(of(thing).flatMap(({ department }) => department ?? [])).size,
    ofPerson: async (person, limit) =>
      followed((row) => row.person === person)
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .slice(0, limit)
        .map((row) => copy(row.of)),
    fresh: async (now, limit) =>
      [...rows.values()]
        .filter(({ fresh }) => fresh !== undefined && fresh <= now)
        .toSorted((a, b) => (a.fresh?.getTime() ?? 0) - (b.fresh?.getTime() ?? 0))
        .slice(0, limit)
        .map(copy),
    async counted(known) {
      for (const { id, fresh } of known) {
        const row = rows.get(id);
        if (row?.fresh?.getTime() !== fresh?.getTime() || !row) continue;
        const { fresh: _, ...rest } = row;
        if (row.gone) rows.delete(id);
        else rows.set(id, rest);
      }
    },
    async topics() {
      const topics = followed((row) => !isOfCase(row.of)).map((row) => row.of);
      return [...new Map(topics.map((topic) => [followedKey(topic), copy(topic)])).values()];
    },
  };
}
