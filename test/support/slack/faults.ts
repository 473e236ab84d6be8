/** What goes wrong with a call; `arrives`: it takes effect all the same. */
export type Fault =
  /** `messages`: Slack's reasons, as in `response_metadata`. */
  (
    | { readonly error: string; readonly arrives?: boolean; readonly messages?: readonly string[] }
    | { readonly status: number; readonly arrives?: boolean }
    /** HTTP 429 with this `Retry-After`. */
    | { readonly ratelimited: number }
    /** The body is taken, then the socket is destroyed without an answer. */
    | { readonly lost: { readonly arrives: boolean } }
    /** No answer until the fake closes. */
    | { readonly hang: true; readonly arrives?: boolean }
    /** The call is done as ever, after so long. */
    | { readonly delayMs: number }
  ) & {
    /** Only calls to this channel. */
    readonly channel?: string;
  };

export interface Faults {
  /** The next `times` calls of a method go wrong so; `*` is any method; faults queue up. */
  add(method: string, fault: Fault, times?: number): void;
  /** All is well from now on. */
  clear(): void;
  take(method: string, channel: string | undefined): Fault | undefined;
}

/** Whether the call takes effect although its answer does not say so. */
export function arrives(fault: Fault): boolean {
  if ('lost' in fault) return fault.lost.arrives;
  return 'arrives' in fault && (fault.arrives ?? false);
}

export function createFaults(): Faults {
  const queue: { method: string; fault: Fault; left: number }[] = [];
  return {
    clear: () => void queue.splice(0),
    add: (method, fault, times = 1) => void queue.push({ method, fault, left: times }),
    take(method, channel) {
      const at = queue.findIndex(
        (entry) =>
          (entry.method === method || entry.method === '*') &&
          (entry.fault.channel === undefined || entry.fault.channel === channel),
      );
      const entry = queue[at];
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) queue.splice(at, 1);
      return entry.fault;
    },
  };
}
