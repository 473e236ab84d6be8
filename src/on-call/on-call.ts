import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import { StoreUnavailable } from '../record/unavailable';
import type { RosterCommand, RosterRefusal } from './commands';
import { decideRoster, isRefused } from './decide';
import { nextOnCall, onCallAt } from './duty';
import type { RosterStore } from './store';
import type { Roster } from './types';

/** What became of a change. `already`: it is so; nothing was written. */
export type RosterHandled =
  | { readonly type: 'done' | 'already'; readonly roster: Roster }
  | { readonly type: 'refused'; readonly refusal: RosterRefusal; readonly roster: Roster };

type Unstamped = RosterCommand extends infer C ? (C extends RosterCommand ? Omit<C, 'at'> : never) : never;

/** Who is on call, with what people changed. */
export interface Rosters {
  /** At most two seconds old. */
  current(): Promise<Roster>;
  /** Rejects with `StoreUnavailable` when nothing was written, or nobody knows whether it was. */
  give(command: Unstamped): Promise<RosterHandled>;
  /** Key of who is on call in a team; undefined for a gap and for a team without a schedule. */
  onCall(team: string, at: Date): Promise<string | undefined>;
  /** The first moment from `from` on at which somebody is. */
  nextOnCall(team: string, from: Date): Promise<Date | undefined>;
}

export interface RostersDeps {
  readonly store: RosterStore;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

const FRESH_MS = 2000;
const ATTEMPTS = 5;
const PAUSE_MS = 20;

export function createRosters({ store, desk, clock }: RostersDeps): Rosters {
  let known: { readonly roster: Promise<Roster>; readonly until: number } | undefined;

  function current(): Promise<Roster> {
    const now = clock.now().getTime();
    if (known && known.until > now) return known.roster;
    const roster = store.load().then((stored) => stored.roster);
    const fresh = { roster, until: now + FRESH_MS };
    known = fresh;
    // What failed is asked for again.
    roster.catch(() => {
      if (known === fresh) known = undefined;
    });
    return roster;
  }

  async function attempt(command: Unstamped): Promise<RosterHandled | 'again'> {
    const { roster, version, keys } = await store.load();
    if (keys.includes(command.key)) return { type: 'already', roster };
    const outcome = decideRoster({ ...command, at: clock.now() }, roster, desk());
    if (isRefused(outcome)) return { type: 'refused', refusal: outcome, roster };
    if (outcome === roster) return { type: 'already', roster };
    const saved = await store.save(version, outcome, command.key);
    known = undefined;
    return saved === 'lost' ? 'again' : { type: 'done', roster: outcome };
  }

  return {
    current,

    async give(command) {
      for (let tries = 0; tries < ATTEMPTS; tries += 1) {
        if (tries > 0) await sleep(Math.ceil(Math.random() * PAUSE_MS * tries));
        const handled = await attempt(command);
        if (handled !== 'again') return handled;
      }
      throw new StoreUnavailable(`The roster was written by others ${ATTEMPTS} times in a row`);
    },

    async onCall(key, at) {
      const team = desk().teams[key];
      return team && onCallAt(desk(), team, await current(), at)?.person;
    },

    async nextOnCall(key, from) {
      const team = desk().teams[key];
      return team && nextOnCall(desk(), team, await current(), from);
    },
  };
}
