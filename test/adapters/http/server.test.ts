import type { Server } from 'node:http';
import type { Express } from 'express';
import { pino } from 'pino';
import { createInnerApp } from '../../../adapters/http/inner';
import { createHttpApp, type HttpOptions, listen } from '../../../adapters/http/server';
import { addressOf } from '../../support/http-address';
import { createMemoryStore } from '../../support/memory-store';

const PICTURE = { id: 'abcdefghijklmnopqrstuvwx', name: 'jam.png', type: 'image/png', at: new Date(0) };
const OPTIONS = { ready: async () => ({ redisAway: 1 }), isDraining: () => false, log: pino({ level: 'silent' }) };

describe('the HTTP server', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  const served = async (app: Express): Promise<string> => {
    server = await listen(app, 0, '127.0.0.1');
    return addressOf(server);
  };
  const get = async (path: string, options: Partial<HttpOptions> = {}): Promise<Response> => {
    const { files } = createMemoryStore();
    await files.put({ ...PICTURE, bytes: new Uint8Array([1, 2, 3]) });
    await files.put({ ...PICTURE, id: 'html-abcdefghijklmnopqrst', type: 'text/html', bytes: new Uint8Array([60]) });
    const app = createHttpApp({ ...OPTIONS, entrances: [], files, ...options });
    return fetch(`${await served(app)}${path}`);
  };

  it('lives', async () => {
    expect((await get('/healthz')).status).toBe(200);
  });

  it('tells strangers that it is ready, and no figures', async () => {
    const response = await get('/readyz');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ready' }]);
    server?.close();
    expect((await get('/metrics')).status).toBe(404);
  });

  it('is not ready while it drains or MongoDB is away', async () => {
    expect((await get('/readyz', { isDraining: () => true })).status).toBe(503);
    server?.close();
    expect((await get('/readyz', { ready: () => Promise.reject(new Error('away')) })).status).toBe(503);
  });

  it('tells the inside what is degraded, and its metrics', async () => {
    const metrics = { contentType: 'text/plain', text: async () => 'vagt_redis_up 1' };
    const origin = await served(createInnerApp({ ...OPTIONS, metrics }));
    const [ready, told] = await Promise.all([fetch(`${origin}/readyz`), fetch(`${origin}/metrics`)]);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', degraded: { redisAway: 1 } }]);
    expect([told.status, await told.text()]).toEqual([200, 'vagt_redis_up 1']);
    expect(told.headers.get('content-type')).toContain('text/plain');
  });

  it('ends a request that never ends within 15 seconds', async () => {
    await get('/healthz');
    const { headersTimeout = 0, requestTimeout = 0 } = server ?? {};
    expect([headersTimeout, requestTimeout].every((ms) => ms > 0 && ms <= 14_000)).toBe(true);
  });

  it.each(['/files/unknown-but-long-enough-id', '/files/%zz'])('tells a browser to run nothing at %s', async (path) => {
    const { status, headers } = await get(path);
    expect([status < 500, headers.get('x-frame-options'), headers.get('referrer-policy')]).toEqual([
      true,
      'DENY',
      'no-referrer',
    ]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('shows a picture, sandboxed', async () => {
    const response = await get(`/files/${PICTURE.id}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('hands out a document to be kept, until its time is over', async () => {
    const { files } = createMemoryStore();
    const document = { id: 'pdf-abcdefghijklmnopqrst', name: 'INC-7.pdf', type: 'application/pdf', at: new Date(0) };
    await files.put({ ...document, until: new Date(1000), bytes: new Uint8Array([1]) });
    const at = async (ms: number) => {
      server?.close();
      return get(`/files/${document.id}`, { files, now: () => new Date(ms) });
    };
    const response = await at(999);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=INC-7.pdf');
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect((await at(1000)).status).toBe(404);
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
