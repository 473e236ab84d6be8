import type { ServerResponse } from 'node:http';
import { type App, AuthorizationError, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { inTime } from '../../src/ground/in-time';

/** An event that is not done by now is not acknowledged, and comes again: it finds what it caused. */
const EVENT_MS = 2500;

/** The work on an event was not done in time. */
export class LateError extends Error {
  constructor() {
    super('The event was not handled in time; Slack sends it again');
    this.name = 'LateError';
  }
}

/** Longest wait for work that goes on after its acknowledgement, when the process stops. */
const DRAIN_MS = 15_000;

const callback = z.object({ type: z.literal('event_callback'), event_id: z.string() });

/**
 * Bolt acknowledges an event before any listener runs: a crash in between would lose it. Here the acknowledgement waits
 * for the listeners; one that failed or is late is not acknowledged. Whoever comes again meanwhile waits for the same work.
 */
export function persistFirst(receiver: Receiver): Receiver & { drain(): Promise<void> } {
  const working = new Set<Promise<void>>();
  const follow = (work: Promise<void>): Promise<void> => {
    const followed = work.catch(() => undefined).finally(() => working.delete(followed));
    working.add(followed);
    return work;
  };
  return {
    async drain() {
      await inTime(Promise.all(working), DRAIN_MS, () => undefined);
    },
    init(app: App) {
      const running = new Map<string, Promise<void>>();
      const handle = (event: ReceiverEvent, id: string): Promise<void> => {
        const known = running.get(id);
        if (known) return known;
        const work = follow(app.processEvent({ ...event, ack: async () => {} })).finally(() => running.delete(id));
        running.set(id, work);
        // Whoever waits for it hears of its failure; after a late answer nobody does.
        work.catch(() => undefined);
        return work;
      };
      const processEvent = async (event: ReceiverEvent): Promise<void> => {
        const id = callback.safeParse(event.body).data?.event_id;
        if (id === undefined) return follow(app.processEvent(event));
        await inTime(handle(event, id), EVENT_MS, () => {
          throw new LateError();
        });
        await event.ack();
      };
      receiver.init(Object.assign(Object.create(app), { processEvent }));
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

/** What a request gets whose work failed. Slack repeats events on 5xx, and tells the person for everything else. */
export async function refuse({ error, response }: { error: Error; response: ServerResponse }): Promise<boolean> {
  if (response.headersSent) return false;
  const status = error instanceof AuthorizationError ? 403 : error instanceof LateError ? 503 : 500;
  response.writeHead(status).end();
  return false;
}
