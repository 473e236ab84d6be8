export type Call = 'post' | 'update' | 'delete' | 'create' | 'member' | 'members' | 'attachment' | 'token';

/** What goes wrong with a call. `arrives`: it takes effect all the same. */
export type Fault = (
  | {
      readonly type: 'status';
      readonly status: number;
      readonly code?: string;
      readonly retryAfter?: string;
      readonly arrives?: boolean;
    }
  /** The body is taken, then the socket is destroyed without an answer. */
  | { readonly type: 'lost'; readonly arrives: boolean }
  /** The answer waits until the fake is told to go on, or closes. */
  | { readonly type: 'hang'; readonly arrives: boolean }
  /** An answer that says it was taken, without an id. */
  | { readonly type: 'no id' }
) & {
  /** Only calls to this conversation, its threads included. */
  readonly in?: string;
};

export interface Faults {
  /** The next `times` calls of this kind go wrong so; faults queue up. */
  add(call: Call, fault: Fault, times?: number): void;
  /** All is well from now on. */
  clear(): void;
  take(call: Call, conversation?: string): Fault | undefined;
}

export function createFaults(): Faults {
  const queue: { call: Call; fault: Fault; left: number }[] = [];
  return {
    clear: () => void queue.splice(0),
    add: (call, fault, times = 1) => void queue.push({ call, fault, left: times }),
    take(call, conversation) {
      const at = queue.findIndex(
        ({ call: kind, fault }) => kind === call && (fault.in === undefined || fault.in === conversation),
      );
      const entry = queue[at];
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) queue.splice(at, 1);
      return entry.fault;
    },
  };
}
