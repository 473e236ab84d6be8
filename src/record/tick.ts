import { VAGT } from '../ground/actor';
import type { Clock } from '../ground/clock';
import type { TickCommand } from '../incident/commands';
import { type IncidentStore } from '../incident/store';
import { DONE, type Outcome } from './wake';

/** Looks at an incident whose deadline was planned for `at`. */
export type Tick = (incident: string, at: Date) => Promise<Outcome>;

export interface TickDeps {
  readonly incidents: IncidentStore;
  readonly handle: (command: Omit<TickCommand, 'at'>) => Promise<unknown>;
  readonly clock: Clock;
}

/** One that comes early puts itself off; one that was overtaken (its case moved on) does nothing. */
export function createTick({ incidents, handle, clock }: TickDeps): Tick {
  return async (incident, at) => {
    if (at > clock.now()) return { again: at };
    const stored = await incidents.load(incident);
    const nextAt = stored?.state.nextAt;
    if (!stored || !nextAt || nextAt > clock.now()) return DONE;
    await handle({ type: 'tick', incident, by: VAGT, key: `tick:${incident}:${stored.version}` });
    return DONE;
  };
}
