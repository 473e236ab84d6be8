import { createServer, type Server, type ServerResponse } from 'node:http';
import { createHeartbeat } from '../../../adapters/http/heartbeat';
import { addressOf } from '../../support/http-address';

describe('the heartbeat', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  const opened = async (answer: (response: ServerResponse) => void) => {
    const asked: string[] = [];
    const logged: unknown[] = [];
    const log = (...line: unknown[]) => void logged.push(JSON.stringify(line));
    const made = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      answer(response);
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    const url = `${addressOf(made)}/ping/secret-token`;
    return { asked, logged, beat: createHeartbeat({ url, timeoutMs: 200, log: { info: log, warn: log } }) };
  };

  it('is one GET', async () => {
    const { asked, logged, beat } = await opened((response) => response.end('OK'));
    await beat();
    expect(asked).toEqual(['GET /ping/secret-token']);
    expect(logged).toEqual([]);
  });

  it('says once that it fails, never where it goes, and once that it works again', async () => {
    let status = 500;
    const { logged, beat } = await opened((response) => response.writeHead(status).end());
    await beat();
    await beat();
    status = 204;
    await beat();
    await beat();
    expect(logged).toEqual([expect.stringContaining('HTTP 500'), expect.stringContaining('again')]);
    expect(logged.join()).not.toContain('secret-token');
  });

  it('gives up on a watchdog that does not answer, and on one that is not there', async () => {
    const { logged, beat } = await opened(() => {});
    await beat();
    expect(logged).toEqual([expect.stringContaining('no answer')]);
    server?.closeAllConnections();
    server?.close();
    await expect(beat()).resolves.toBeUndefined();
    expect(logged).toHaveLength(1);
  });
});
