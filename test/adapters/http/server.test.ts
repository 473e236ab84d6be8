import type { Server } from 'node:http';
import { pino } from 'pino';
import { createHttpApp, type HttpOptions, listen } from '../../../adapters/http/server';
import { createMemoryStore } from '../../support/memory-store';

const PICTURE = { id: 'abcdefghijklmnopqrstuvwx', name: 'jam.png', type: 'image/png', at: new Date(0) };

describe('the HTTP server', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  const get = async (path: string, options: Partial<HttpOptions> = {}): Promise<Response> => {
    const { files } = createMemoryStore();
    await files.put({ ...PICTURE, bytes: new Uint8Array([1, 2, 3]) });
    await files.put({ ...PICTURE, id: 'html-abcdefghijklmnopqrst', type: 'text/html', bytes: new Uint8Array([60]) });
    const app = createHttpApp({
      routers: [],
      files,
      ready: async () => ({ redisAway: 1 }),
      metrics: { contentType: 'text/plain', text: async () => 'vagt_redis_up 1' },
      isDraining: () => false,
      log: pino({ level: 'silent' }),
      ...options,
    });
    server = await listen(app, 0, '127.0.0.1');
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('No address');
    return fetch(`http://127.0.0.1:${address.port}${path}`);
  };

  it('lives', async () => {
    expect((await get('/healthz')).status).toBe(200);
  });

  it('is ready with what is degraded', async () => {
    const response = await get('/readyz');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ready', degraded: { redisAway: 1 } }]);
  });

  it('is not ready while it drains or MongoDB is away', async () => {
    expect((await get('/readyz', { isDraining: () => true })).status).toBe(503);
    server?.close();
    expect((await get('/readyz', { ready: () => Promise.reject(new Error('away')) })).status).toBe(503);
  });

  it('shows its metrics', async () => {
    const response = await get('/metrics');
    expect([response.status, await response.text()]).toEqual([200, 'vagt_redis_up 1']);
    expect(response.headers.get('content-type')).toContain('text/plain');
  });

  it('shows a picture, sandboxed', async () => {
    const response = await get(`/files/${PICTURE.id}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  });

  it.each([
    '/files/unknown-but-long-enough-id',
    '/files/short',
    '/files/html-abcdefghijklmnopqrst',
    '/files/..%2f..%2fenv',
  ])('hides %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
