import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlayground, writePlaygroundConfig } from '../../scripts/try/playground';

const people = {
  me: { name: 'Anna Holm', email: 'anna.holm@example.com' },
  others: [{ name: 'Erik Skov', email: 'erik@example.com' }],
};
const botEndpoint = 'http://127.0.0.1:9/api/messages';

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the Playground under our hands', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'playground-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('is given exactly five colleagues, nobody twice', () => {
    const { currentUser, users } = JSON.parse(readFileSync(writePlaygroundConfig(dir, people), 'utf8'));
    const names = [currentUser, ...users].map((user: { name: string }) => user.name);
    expect(names).toHaveLength(6);
    expect(new Set(names).size).toBe(6);
  });

  test('takes our people, and leaves no process when stopped', async () => {
    writePlaygroundConfig(dir, people);
    const playground = await startPlayground({ port: 0, botEndpoint, dir });
    const seen = await (await fetch(`${playground.url}/_internal/v1/testConfig`)).json();
    expect(seen).toMatchObject({ config: { currentUser: { email: 'anna.holm@example.com' } } });
    await playground.stop();
    expect(alive(playground.pid)).toBe(false);
  });

  test('a taken port becomes a free one', async () => {
    writePlaygroundConfig(dir, people);
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const playground = await startPlayground({ port, botEndpoint, dir });
    expect(new URL(playground.url).port).not.toBe(String(port));
    await playground.stop();
    await new Promise((resolve) => taken.close(resolve));
  });

  test('says why it stopped when its configuration is wrong', async () => {
    writePlaygroundConfig(dir, { ...people, me: { name: 'x'.repeat(300), email: 'x@example.com' } });
    await expect(startPlayground({ port: 0, botEndpoint, dir })).rejects.toThrow(/stopped before it answered: .*256/s);
  });
});
