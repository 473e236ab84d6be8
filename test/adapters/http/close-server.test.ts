import { Agent, get } from 'node:http';
import express from 'express';
import { closeServer, listen } from '../../../adapters/http/server';

/** A door whose answer to `/slow` waits until it is let go; a client that keeps its connections open. */
const open = async () => {
  let answer = (): void => {};
  const arrived = new Promise<void>((heard) => {
    answer = heard;
  });
  const app = express();
  let letGo = (): void => {};
  app.get('/slow', (_request, response) => {
    letGo = () => void response.end('done');
    answer();
  });
  app.get('/quick', (_request, response) => void response.end('done'));
  const server = await listen(app, 0, '127.0.0.1');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const agent = new Agent({ keepAlive: true });
  const ask = (path: string): Promise<string> =>
    new Promise((resolve) => {
      get({ host: '127.0.0.1', port, path, agent }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += String(chunk);
        });
        response.on('end', () => resolve(text));
      }).on('error', (error) => resolve(error.message));
    });
  return { server, ask, arrived, letGo: () => letGo(), agent };
};

test('a request that is being answered is answered, and nobody new is let in', async () => {
  const { server, ask, arrived, letGo, agent } = await open();
  const slow = ask('/slow');
  await arrived;
  const closed = closeServer(server, 10_000);
  expect(await ask('/quick')).toMatch(/ECONNREFUSED|ECONNRESET/);
  letGo();
  expect(await slow).toBe('done');
  await closed;
  agent.destroy();
});

test('a connection that is only kept open does not hold it up', async () => {
  const { server, ask, agent } = await open();
  expect(await ask('/quick')).toBe('done');
  // For longer than a test may take.
  await closeServer(server, 600_000);
  agent.destroy();
});

test('a request that takes too long is cut', async () => {
  const { server, ask, arrived, agent } = await open();
  const slow = ask('/slow');
  await arrived;
  await closeServer(server, 100);
  expect(await slow).toMatch(/hang up|ECONNRESET/);
  agent.destroy();
});
