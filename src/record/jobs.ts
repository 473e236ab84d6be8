import type { OutboxEntry } from './records';

/** Wakes the jobs of an outbox entry. Rejects at once when Redis is away: the sweep will find what is left. */
export interface Jobs {
  add(incident: string, entry: OutboxEntry): Promise<void>;
}
