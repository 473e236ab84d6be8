import { request as httpRequest, type Server } from 'node:http';
import { pino } from 'pino';
import { listen } from '../../../adapters/http/server';
import type { Admitted, Door } from '../../../src/command/door';
import { addressOf } from '../../support/http-address';
import { until } from '../../support/wait';
import { publicApp } from '../../support/world/public-app';

const JSON_TYPE = { 'content-type': 'application/json' };
const MANY = 'x'.repeat(256 * 1024);

describe('the door of a platform', () => {
  let server: Server;
  let url: string;
  let admitted: number;
  let judged: string[];
  let taken: unknown[];
  let logged: string[];

  const admit = async (): Promise<Admitted> => {
    admitted += 1;
    return {
      isGenuine(bytes) {
        judged.push(String(bytes));
        return !String(bytes).includes('forged');
      },
      async take(body, _request, response) {
        taken.push(body);
        response.end();
        return undefined;
      },
    };
  };
  const door: Door = { path: '/in', types: ['application/json', 'application/x-www-form-urlencoded'], admit };

  beforeEach(async () => {
    [admitted, judged, taken, logged] = [0, [], [], []];
    const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
    server = await listen(publicApp({ door }, log), 0, '127.0.0.1');
    url = `${addressOf(server)}/in`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = async (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = JSON_TYPE,
  ): Promise<number> => (await fetch(url, { method: 'POST', headers, body })).status;

  /** A request that has sent only its beginning. */
  const begun = (headers: Readonly<Record<string, string | number>> = JSON_TYPE, first = '{') => {
    const request = httpRequest(url, { method: 'POST', headers });
    const answered = new Promise<number>((resolve) =>
      request.once('response', (response) => resolve(response.statusCode ?? 0)).once('error', () => resolve(0)),
    );
    request.write(first);
    return { request, answered };
  };

  it('takes JSON and forms, once they are verified', async () => {
    expect(await post('{"a":"æ"}')).toBe(200);
    expect(await post('a=%C3%A6&b=2', { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' })).toBe(
      200,
    );
    expect(taken).toEqual([{ a: 'æ' }, { a: 'æ', b: '2' }]);
    expect(logged).toEqual([]);
  });

  it.each([
    ['another type', 415, 'a', { 'content-type': 'text/plain' }],
    ['no type', 415, new Uint8Array([123, 125]), {}],
    ['a charset that is none', 415, '{}', { 'content-type': 'application/json; charset=utf-99' }],
    ['what calls itself compressed', 415, '{}', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
    ['what calls itself deflated', 415, '{}', { ...JSON_TYPE, 'content-encoding': 'deflate' }],
    ['what is too long', 413, `"${MANY}"`, JSON_TYPE],
  ] as const)('refuses %s by its head, whoever sent it', async (_, status, body, headers) => {
    expect(await post(body, headers)).toBe(status);
    expect([admitted, judged, logged.length]).toEqual([0, [], 1]);
  });

  it.each(['null', '[]', '0', '"x"', '{', '', '{"__proto__":{}}', '{"a":[{"__proto__":1}]}'])(
    'takes %s for nothing',
    async (body) => {
      expect(await post(body)).toBe(400);
      expect([taken, logged.length]).toEqual([[], 1]);
    },
  );

  it('takes bytes that are no UTF-8 for nothing', async () => {
    expect(await post(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toBe(400);
  });

  it('parses nothing that is not verified', async () => {
    expect(await post('{ forged')).toBe(401);
    expect([judged, taken, logged.length]).toEqual([['{ forged'], [], 1]);
  });

  it('gives a body of no told length up while it arrives', async () => {
    const { request, answered } = begun(JSON_TYPE, MANY);
    request.write('x');
    expect(await answered).toBe(413);
    expect([judged, logged.length]).toEqual([[], 1]);
    request.destroy();
  });

  it('refuses a told length that is too long before anything arrives', async () => {
    const { request, answered } = begun({ ...JSON_TYPE, 'content-length': 10_000_000 });
    expect(await answered).toBe(413);
    request.destroy();
  });

  it('puts what arrives in pieces together, and takes the longest body there may be', async () => {
    const { request, answered } = begun(JSON_TYPE, '{"a":"');
    for (let sent = 0; sent < 200; sent += 1) request.write('x'.repeat(1000));
    request.end('"}');
    expect(await answered).toBe(200);
    expect(taken).toEqual([{ a: 'x'.repeat(200_000) }]);
    expect(await post(`"${'x'.repeat(256 * 1024 - 2)}"`)).toBe(400);
    expect(judged[1]).toHaveLength(256 * 1024);
  });

  it('verifies a bounded number at a time, and what comes whole takes the place of what has been sending for longest', async () => {
    const open = Array.from({ length: 100 }, () => begun());
    await until(async () => admitted === 100);
    expect(await post('{}')).toBe(200);
    expect(await Promise.race(open.map(({ answered }) => answered))).toBe(408);
    for (const { request } of open) request.destroy();
    await Promise.all(open.map(({ answered }) => answered));
    expect(await post('{}')).toBe(200);
  });
});
