import type { Desk } from '../../desk/model';
import { type Followed, type FollowStore, followedKey } from './store';

/** The services and teams that somebody follows, as far as this process knows. */
export interface Topics {
  /** Asks the store anew: what another process took down counts from then on. */
  look(): Promise<void>;
  add(topic: Followed): void;
  /** The desk with them. */
  on(desk: Desk): Desk;
}

export function createTopics(follows: Pick<FollowStore, 'topics'>): Topics {
  let followed: ReadonlySet<string> = new Set();
  let made: { readonly of: Desk; readonly followed: ReadonlySet<string>; readonly desk: Desk } | undefined;
  return {
    async look() {
      const found = (await follows.topics()).map(followedKey);
      if (found.length !== followed.size || found.some((key) => !followed.has(key))) followed = new Set(found);
    },
    add(topic) {
      followed = new Set([...followed, followedKey(topic)]);
    },
    on(desk) {
      if (followed.size === 0) return desk;
      if (made?.of !== desk || made.followed !== followed) made = { of: desk, followed, desk: { ...desk, followed } };
      return made.desk;
    },
  };
}
