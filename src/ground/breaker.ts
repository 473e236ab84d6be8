import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';

export interface BreakerOptions {
  /** After so many failures in a row nothing is asked for a while. */
  readonly failures: number;
  /** How long, in ms; then one call tries whether it answers again. */
  readonly restMs: number;
  /** Which failures say that it does not answer. */
  readonly isFailure: (error: Error) => boolean;
}

/** Asked while it rests: nothing was sent. */
export class Resting extends Error {
  constructor() {
    super('It did not answer; it is asked again in a while');
    this.name = 'Resting';
  }
}

/** Spares whoever needs something that hangs its time limit: it costs one a period, not one a call. */
export function createBreaker({ failures, restMs, isFailure }: BreakerOptions) {
  const policy = circuitBreaker(handleWhen(isFailure), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(failures),
  });
  return {
    isOpen: (): boolean => policy.state !== CircuitState.Closed,
    /** Rejects with `Resting` while it rests, and while another call tries it. */
    async run<T>(work: () => Promise<T>): Promise<T> {
      if (policy.state === CircuitState.HalfOpen) throw new Resting();
      try {
        return await policy.execute(work);
      } catch (error) {
        throw error instanceof BrokenCircuitError ? new Resting() : error;
      }
    },
  };
}

export type Breaker = ReturnType<typeof createBreaker>;
