import type { Desk, Priority } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { Command } from '../incident/commands';
import { decide, isRefusal } from '../incident/decide';
import type { IncidentEvent, Refusal } from '../incident/events';
import { evolve } from '../incident/evolve';
import { react } from '../incident/react';
import { type IncidentStore } from '../incident/store';
import type { Incident } from '../incident/types';
import { compareAndSet } from './compare-and-set';
import type { IncidentWrite, OutboxEntry, StoredIncident } from './records';
import { StoreUnavailable } from './unavailable';

/**
 * What became of a command. `already`: it is so, nothing was written. `unsure`: the save was not answered in time; it
 * may have happened, and if it did, its effects follow.
 */
export type Handled =
  | { readonly type: 'done' | 'already'; readonly incident: StoredIncident }
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly incident?: StoredIncident }
  | { readonly type: 'unsure' };

/** A command without `at`: the moment is stamped here. */
export type Unstamped = Command extends infer C ? (C extends Command ? Omit<C, 'at'> : never) : never;
/** `known`: the incident as it was read for this very event; it saves a round trip, and a lost race reads it again. */
export type Handle = (command: Unstamped, known?: StoredIncident) => Promise<Handled>;

export interface HandleDeps {
  readonly incidents: IncidentStore;
  readonly desk: () => Desk;
  readonly clock: Clock;
  /** Starts delivering what a save left in the outbox; must not reject. */
  readonly drain: (incident: string, entries: readonly OutboxEntry[], priority: Priority) => void;
  /** 0 ≤ x < 1, for the pause after a lost race. */
  readonly random?: () => number;
}

const fold = (before: Incident | undefined, events: readonly IncidentEvent[]): Incident => {
  const after = events.reduce<Incident | undefined>(evolve, before);
  if (!after) throw new Error('A command without events has nothing to save');
  return after;
};

/** What one command writes in its one save; ids are `<version>.<n>`. Says are chained so that they go in order. */
const writeOf = (
  stored: StoredIncident | undefined,
  command: Command,
  events: readonly IncidentEvent[],
): IncidentWrite => {
  const version = (stored?.version ?? 0) + 1;
  const state = fold(stored?.state, events);
  let lastSay = stored?.lastSay;
  const outbox = react(events, stored?.state, state).map((effect, index): OutboxEntry => {
    const id = `${version}.${index}`;
    const previous = lastSay;
    if (effect.type !== 'once') return { id, effect, at: command.at };
    lastSay = id;
    return { id, effect, at: command.at, ...(previous !== undefined && { previous }) };
  });
  const timeline = events.map((event, index) => ({ ...event, id: `${version}.${index}` }));
  return { state, timeline, outbox, key: command.key, ...(lastSay !== undefined && { lastSay }) };
};

const afterWrite = (stored: StoredIncident | undefined, write: IncidentWrite): StoredIncident => ({
  state: write.state,
  version: (stored?.version ?? 0) + 1,
  timeline: [...(stored?.timeline ?? []), ...write.timeline],
  outbox: [...(stored?.outbox ?? []), ...write.outbox],
  keys: [...(stored?.keys ?? []), write.key].slice(-100),
  ...(write.lastSay !== undefined && { lastSay: write.lastSay }),
});

/**
 * Runs one command: load → decide → evolve → react → one save, then the outbox is drained. A lost race decides again,
 * five times. Rejects with `StoreUnavailable` when nothing was written.
 */
export const createHandle = ({ incidents, desk, clock, drain, random }: HandleDeps): Handle => {
  const stamp = (command: Unstamped, stored: StoredIncident | undefined): Command => {
    const now = clock.now();
    const last = stored?.state.changedAt;
    return { ...command, at: last && last > now ? last : now };
  };

  const create = async (command: Command, write: IncidentWrite): Promise<Handled | 'lost'> => {
    const made = await incidents.create(command.incident, write);
    if (made === 'number_taken') return 'lost';
    if (made === 'exists') {
      const incident = await incidents.byExternalKey(write.state.source, write.state.externalKey);
      return incident ? { type: 'already', incident } : 'lost';
    }
    drain(command.incident, write.outbox, write.state.priority);
    return { type: 'done', incident: afterWrite(undefined, write) };
  };

  const save = async (stored: StoredIncident, command: Command, write: IncidentWrite): Promise<Handled | 'lost'> => {
    if ((await incidents.save(command.incident, stored.version, write)) === 'lost') return 'lost';
    drain(command.incident, write.outbox, write.state.priority);
    return { type: 'done', incident: afterWrite(stored, write) };
  };

  /** The answer to a save was lost: it is ours if the key is there. */
  const afterLostAnswer = async (command: Command): Promise<Handled> => {
    const found = await incidents.load(command.incident).catch(() => undefined);
    return found?.keys.includes(command.key) ? { type: 'done', incident: found } : { type: 'unsure' };
  };

  const attempt = async (unstamped: Unstamped, known: StoredIncident | undefined): Promise<Handled | 'lost'> => {
    const stored = unstamped.type === 'report' ? undefined : (known ?? (await incidents.load(unstamped.incident)));
    if (stored?.keys.includes(unstamped.key)) return { type: 'already', incident: stored };
    const numbered = unstamped.type === 'report' ? { ...unstamped, number: await incidents.nextNumber() } : unstamped;
    const command = stamp(numbered, stored);
    const outcome = decide(command, stored?.state, desk());
    if (isRefusal(outcome)) return { type: 'refused', refusal: outcome, ...(stored && { incident: stored }) };
    if (outcome.length === 0) {
      return stored
        ? { type: 'already', incident: stored }
        : { type: 'refused', refusal: { refused: 'no_such_incident' } };
    }
    const write = writeOf(stored, command, outcome);
    try {
      return await (stored ? save(stored, command, write) : create(command, write));
    } catch (error) {
      if (error instanceof StoreUnavailable) return afterLostAnswer(command);
      throw error;
    }
  };

  return (command, known) =>
    compareAndSet(`Incident ${command.incident}`, (tries) => attempt(command, tries === 0 ? known : undefined), {
      random,
    });
};
