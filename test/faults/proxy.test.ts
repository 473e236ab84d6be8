import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answering, cut, delayed, hang, loseReplies, type Mode, type Proxy, pass, startProxy } from './proxy';

const asked: string[] = [];
let server: Server;
let proxy: Proxy;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(String(request.url));
    response.end('done');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  proxy = await startProxy(() => ({ host: '127.0.0.1', port: address.port }));
});
beforeEach(() => {
  asked.length = 0;
  proxy.set(pass);
});
afterAll(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

const ask = async (path: string): Promise<string> => {
  const response = await fetch(`http://127.0.0.1:${proxy.port}${path}`, { headers: { connection: 'close' } });
  return response.status === 200 ? response.text() : String(response.status);
};

test('passes everything on', async () => {
  expect(await ask('/a')).toBe('done');
});

test('delays a round trip', async () => {
  proxy.set(delayed(200));
  const since = Date.now();
  expect(await ask('/a')).toBe('done');
  expect(Date.now() - since).toBeGreaterThanOrEqual(190);
});

test('hangs, and goes on where it stood', async () => {
  proxy.set(hang);
  const answer = ask('/a');
  await sleep(100);
  expect(asked).toEqual([]);
  proxy.set(pass);
  expect(await answer).toBe('done');
});

test.each<[string, Mode, readonly string[]]>([
  ['cuts, before anything is asked', cut, []],
  ['loses the answer to what was done', loseReplies, ['/a']],
])('%s', async (_name, mode, done) => {
  proxy.set(mode);
  await expect(ask('/a')).rejects.toThrow('fetch failed');
  expect(asked).toEqual(done);
});

test('answers by itself', async () => {
  proxy.set(answering('503 Service Unavailable'));
  expect(await ask('/a')).toBe('503');
  expect(asked).toEqual([]);
});

test('refuses, and listens again at the same port', async () => {
  await proxy.refuses();
  await expect(ask('/a')).rejects.toThrow('fetch failed');
  await proxy.listens();
  expect(await ask('/a')).toBe('done');
});
