import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import { addressOf } from '../http-address';

/** How a platform delivers the same several times. */
export type Repetition = 'at once' | 'one by one';

async function answered(call: Promise<Response>) {
  const response = await call;
  const type = response.headers.get('content-type');
  return {
    status: response.status,
    headers: type === null ? {} : { 'content-type': type },
    text: await response.text(),
  };
}

interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

async function started(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: addressOf(server),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Passes every request on several times; the first answer is the answer. */
function repeating(target: string, times: number, how: Repetition): Promise<Listening> {
  const app = express();
  app.use(express.text({ type: () => true, limit: '10mb' }));
  app.use(async (request, response) => {
    const kept = ['content-type', 'authorization', 'x-slack-signature', 'x-slack-request-timestamp'];
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      kept.includes(name) && typeof value === 'string' ? [[name, value]] : [],
    );
    const body = String(request.body);
    const once = (nth: number) =>
      fetch(`${target}${request.originalUrl}`, {
        method: 'POST',
        headers: [...headers, ...(nth > 0 ? [['x-slack-retry-num', String(nth)] as [string, string]] : [])],
        body,
      });
    const first = once(0);
    const others: Promise<unknown>[] = [];
    for (let nth = 1; nth < times; nth += 1) {
      if (how === 'one by one') await (others.at(-1) ?? first);
      others.push(once(nth));
    }
    await Promise.all(others);
    const { status, headers: told, ...answer } = await answered(first);
    response.status(status).set(told).send(answer.text);
  });
  return started(createServer(app));
}

/** The bot's door, of which the fake is told by `tell`. */
export function createDoor(tell: (url: string) => void) {
  const open: Listening[] = [];
  let own = '';
  return {
    async listen(app: Express): Promise<void> {
      const server = await started(createServer(app));
      open.push(server);
      own = server.url;
      tell(own);
    },
    async repeat(times: number, how: Repetition): Promise<void> {
      const proxy = await repeating(own, times, how);
      open.unshift(proxy);
      tell(proxy.url);
    },
    async close(): Promise<void> {
      for (const server of open) await server.close();
    },
  };
}
