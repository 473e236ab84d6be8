import { createServer } from 'node:net';

export interface FakeRedis {
  readonly url: string;
  /** What INFO says from now on, by name. */
  says(info: Readonly<Record<string, string>>): void;
  /** Lets nobody in who has no password. */
  locks(isLocked: boolean): void;
  close(): Promise<void>;
}

const WELL = { redis_version: '7.2.4', maxmemory_policy: 'noeviction', aof_enabled: '1', loading: '0' };

/** Something that speaks Redis' protocol as far as saying how it is. */
export async function startFakeRedis(): Promise<FakeRedis> {
  let info: Readonly<Record<string, string>> = WELL;
  let isLocked = false;
  const answer = (command: string): string => {
    if (isLocked) return '-NOAUTH Authentication required.\r\n';
    if (command !== 'info') return '+OK\r\n';
    const text = Object.entries(info)
      .map(([name, value]) => `${name}:${value}\r\n`)
      .join('');
    return `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
  };
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      // Commands come whole, each as an array of bulk strings.
      const commands = data.toString().matchAll(/\*\d{1,3}\r\n\$\d{1,5}\r\n(\w{1,20})\r\n/g);
      for (const [, name = ''] of commands) socket.write(answer(name.toLowerCase()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The fake Redis does not listen');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    says: (more) => {
      info = { ...WELL, ...more };
    },
    locks: (locked) => {
      isLocked = locked;
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
