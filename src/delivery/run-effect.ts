import type { Backoff } from '../record/backoff';
import type { Tick } from '../record/tick';
import type { Outcome, Wake } from '../record/wake';
import type { Card } from './live/card';
import type { Say } from './once/say';
import type { Subjects } from './subject';

/** Runs one effect of an incident's outbox; safe to run twice, and at the same time. */
export type RunEffect = (incident: string, wake: Wake) => Promise<Outcome>;

export interface DeliveryDeps {
  readonly subjects: Pick<Subjects, 'settle'>;
  readonly backoff: Backoff;
  readonly card: Card;
  readonly say: Say;
  readonly tick: Tick;
}

/**
 * An entry leaves the outbox when MongoDB itself knows the rest: a say when its rows are planned, a card when it is
 * shown or its row remembers why not. So whatever a queue forgets, the sweep finds.
 */
export function createDelivery({ subjects, backoff, card, say, tick }: DeliveryDeps): RunEffect {
  const run: RunEffect = async (incident, wake) => {
    const subject = { kind: 'incident', id: incident };
    if (wake.type === 'tick') return tick(incident, wake.at);
    if (wake.type === 'once') return say(subject, wake.entry);
    if (wake.type === 'command') throw new Error('No kind takes commands yet');
    const outcome = await card(subject, wake.place);
    if (!outcome.again) await subjects.settle(subject, [wake.entry]);
    return outcome;
  };

  return async (incident, wake) => {
    const key = effectKey(incident, wake);
    try {
      const outcome = await run(incident, wake);
      backoff.worked(key);
      return outcome;
    } catch (error) {
      backoff.failed(key);
      throw error;
    }
  };
}

/** Names an effect over all its runs. */
export function effectKey(incident: string, wake: Wake): string {
  if (wake.type === 'tick') return `${incident} tick`;
  return wake.type === 'live' ? `${incident} live.${wake.place}` : `${incident} ${wake.entry}`;
}
