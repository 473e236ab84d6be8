import { connect, createServer, type Socket } from 'node:net';

/** A TCP relay on loopback that holds every chunk back. */
export interface SlowWire {
  readonly port: number;
  /** Each direction takes half of it from now on: one round trip takes so much longer. */
  delay(roundTripMs: number): void;
  close(): Promise<void>;
}

/** Stands between a client and `target` (host and port), on a free port of 127.0.0.1. */
export async function startSlowWire(target: { readonly host: string; readonly port: number }): Promise<SlowWire> {
  let oneWayMs = 0;
  const sockets = new Set<Socket>();

  const carry = (from: Socket, to: Socket): void => {
    // Timers of the same length fire in the order they were set: bytes keep their order while the delay stays.
    from.on('data', (chunk) => void setTimeout(() => to.writable && to.write(chunk), oneWayMs));
    from.on('close', () => void setTimeout(() => to.destroy(), oneWayMs));
    from.on('error', () => from.destroy());
    sockets.add(from);
  };

  const server = createServer((client) => {
    const upstream = connect(target);
    carry(client, upstream);
    carry(upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay does not listen');
  return {
    port: address.port,
    delay: (roundTripMs) => {
      oneWayMs = roundTripMs / 2;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
