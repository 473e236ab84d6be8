import { connect, createServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';

/** What went through since the last `reset`. */
export interface MongoCounts {
  /** Commands by name and collection, `find incidents`. */
  readonly commands: Readonly<Record<string, number>>;
  readonly total: number;
  /** Documents that inserts, updates and deletes named. */
  readonly written: number;
}

/** A relay on loopback that counts the commands of MongoDB's wire protocol. */
export interface MongoMeter {
  readonly uri: string;
  reset(): void;
  counts(): MongoCounts;
  close(): Promise<void>;
}

const OP_MSG = 2013;
const HEADER = 16;
/** The connection's own: it would be the same for a desk that does nothing. */
const IDLE = new Set([
  'hello',
  'isMaster',
  'ismaster',
  'ping',
  'endSessions',
  'saslStart',
  'saslContinue',
  'buildInfo',
]);
const WRITES: Readonly<Record<string, string>> = { insert: 'documents', update: 'updates', delete: 'deletes' };

/** The command of one whole message: flags, then a section of kind 0. */
const commandOf = (message: Buffer): BSON.Document | undefined =>
  message.readInt32LE(12) === OP_MSG && message[HEADER + 4] === 0
    ? BSON.deserialize(message.subarray(HEADER + 5), { allowObjectSmallerThanBufferSize: true })
    : undefined;

export async function startMongoMeter(uri: string): Promise<MongoMeter> {
  const target = new URL(uri);
  const sockets = new Set<Socket>();
  const commands = new Map<string, number>();
  let written = 0;

  function count(message: Buffer): void {
    const command = commandOf(message);
    const [name] = Object.keys(command ?? {});
    if (!command || name === undefined || IDLE.has(name)) return;
    const what = `${name} ${name === 'getMore' ? command['collection'] : command[name]}`;
    commands.set(what, (commands.get(what) ?? 0) + 1);
    const list = WRITES[name];
    if (list !== undefined) written += Array.isArray(command[list]) ? command[list].length : 1;
    if (name === 'findAndModify') written += 1;
  }

  function read(client: Socket): void {
    let rest = Buffer.alloc(0);
    client.on('data', (chunk) => {
      rest = Buffer.concat([rest, Buffer.from(chunk)]);
      while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
        count(rest.subarray(0, rest.readInt32LE(0)));
        rest = rest.subarray(rest.readInt32LE(0));
      }
    });
  }

  const server = createServer((client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port) });
    client.pipe(upstream).pipe(client);
    read(client);
    for (const [one, other] of [[client, upstream] as const, [upstream, client] as const]) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      sockets.add(one);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay does not listen');
  const through = new URL(uri);
  through.port = String(address.port);
  return {
    uri: through.href,
    reset() {
      commands.clear();
      written = 0;
    },
    counts: () => ({
      commands: Object.fromEntries([...commands].toSorted(([, a], [, b]) => b - a)),
      total: [...commands.values()].reduce((a, b) => a + b, 0),
      written,
    }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
