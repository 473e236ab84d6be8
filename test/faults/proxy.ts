import { connect, createServer, type Socket } from 'node:net';

export interface Target {
  readonly host: string;
  readonly port: number;
}

/** One connection through the proxy. */
export interface Pipe {
  readonly client: Socket;
  readonly server: Socket;
}

/** What becomes of bytes on their way. Nothing that is held is lost: it goes on as soon as the next mode lets it. */
export interface Mode {
  /** Undefined: as they are, at once. `hold`: later; `drop`: never. */
  toServer?(chunk: Buffer, pipe: Pipe): Fate;
  toClient?(chunk: Buffer, pipe: Pipe): Fate;
  /** A new connection; the open ones too when the mode is set. */
  opened?(pipe: Pipe): void;
}

export type Fate = 'hold' | 'drop' | { readonly delayMs: number } | undefined;

const end = ({ client, server }: Pipe): void => {
  client.destroy();
  server.destroy();
};

export const pass: Mode = {};

/** A round trip takes so much longer. */
export const delayed = (roundTripMs: number): Mode => {
  const half = () => ({ delayMs: roundTripMs / 2 });
  return { toServer: half, toClient: half };
};

/** Accepts, and answers nothing, as a machine does that stands still. */
export const hang: Mode = { toServer: () => 'hold', toClient: () => 'hold' };

/** Every connection is reset. */
export const cut: Mode = { opened: end };

/** What is asked gets through and is done; its answer is lost with the connection. */
export const loseReplies: Mode = {
  toClient(_chunk, pipe) {
    end(pipe);
    return 'drop';
  },
};

/** Answers by itself whatever is asked by HTTP. */
export const answering = (status: string): Mode => ({
  toServer(_chunk, { client, server }) {
    server.destroy();
    client.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
    return 'drop';
  },
});

/** A TCP relay on a port of 127.0.0.1 that does to what passes what its mode says. */
export interface Proxy extends Target {
  set(mode: Mode): void;
  /** Connections are refused until `listens`: nobody is there. */
  refuses(): Promise<void>;
  listens(): Promise<void>;
  close(): Promise<void>;
}

interface Direction {
  readonly to: Socket;
  readonly fate: (mode: Mode, chunk: Buffer) => Fate;
  readonly held: Buffer[];
  /** Nothing may overtake what is on its way already. */
  until: number;
}

/** @param target asked for every connection; undefined: there is nobody, and it is reset */
export async function startProxy(target: () => Target | undefined): Promise<Proxy> {
  let mode: Mode = pass;
  const open = new Map<Pipe, readonly Direction[]>();

  function carry(direction: Direction, chunk: Buffer): void {
    const fate = direction.held.length > 0 ? 'hold' : direction.fate(mode, chunk);
    if (fate === 'drop') return;
    if (fate === 'hold') return void direction.held.push(chunk);
    const write = (): void => void (direction.to.writable && direction.to.write(chunk));
    const now = Date.now();
    direction.until = Math.max(now + (fate?.delayMs ?? 0), direction.until);
    if (direction.until <= now) write();
    else setTimeout(write, direction.until - now);
  }

  function connected(client: Socket): void {
    const there = target();
    if (!there) return void client.resetAndDestroy();
    const pipe: Pipe = { client, server: connect(there) };
    const up: Direction = { to: pipe.server, fate: (by, chunk) => by.toServer?.(chunk, pipe), held: [], until: 0 };
    const down: Direction = { to: client, fate: (by, chunk) => by.toClient?.(chunk, pipe), held: [], until: 0 };
    open.set(pipe, [up, down]);
    client.on('data', (chunk: Buffer) => carry(up, chunk));
    pipe.server.on('data', (chunk: Buffer) => carry(down, chunk));
    for (const [from, direction] of [
      [client, up],
      [pipe.server, down],
    ] as const) {
      from.on('error', () => end(pipe));
      from.on('close', () => {
        open.delete(pipe);
        // The other side still gets what was sent before.
        setTimeout(() => direction.to.end(), Math.max(0, direction.until - Date.now()) + 1);
      });
    }
    mode.opened?.(pipe);
  }

  const server = createServer(connected);
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  const shut = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const pipe of open.keys()) end(pipe);
    await closed;
  };
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy does not listen');
  const { port } = address;

  return {
    host: '127.0.0.1',
    port,
    set(next) {
      mode = next;
      for (const [pipe, directions] of open) {
        mode.opened?.(pipe);
        for (const direction of directions) {
          for (const chunk of direction.held.splice(0)) carry(direction, chunk);
        }
      }
    },
    refuses: shut,
    listens: () => listen(port),
    async close() {
      if (server.listening) await shut();
    },
  };
}
