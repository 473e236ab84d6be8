import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createNightly } from '../../src/registers/nightly';
import { aDesk } from '../support/desk';
import { createMemoryStore } from '../support/memory-store';
import { createTestClock } from '../support/test-clock';

const HOUR = 3600_000;

const night = (callers: string | undefined = 'callers.csv') => {
  const folder = mkdtempSync(join(tmpdir(), 'vagt-nightly-'));
  const store = createMemoryStore();
  const clock = createTestClock(new Date('2026-11-27T09:00:00.000Z'));
  const said: string[] = [];
  const log = pino({}, { write: (line: string) => void said.push(line) });
  let ids = 0;
  const desk = aDesk(callers === '' ? {} : { callers });
  const look = createNightly({
    store,
    clock,
    desk: () => desk,
    deskFolder: folder,
    newId: () => String((ids += 1)).padStart(4, '0'),
    log,
  });
  return {
    said,
    clock,
    write: (content: string) => writeFileSync(join(folder, 'callers.csv'), content),
    /** As often as the sweep comes round meanwhile. */
    looks: async () => {
      for (let i = 0; i < 3; i += 1) {
        await look();
        await look.taken();
      }
    },
    names: async () => (await store.callers.named('', 10)).map(({ name }) => name),
  };
};

test('a file is taken at the start, and again in the night when it has changed', async () => {
  const { write, looks, names, clock, said } = night();
  write('email,name\nkim@example.com,Kim\n');
  await looks();
  expect(await names()).toEqual(['Kim']);
  write('email,name\neva@example.com,Eva\n');
  clock.advance(HOUR);
  await looks();
  expect(await names()).toEqual(['Kim']);
  clock.advance(17 * HOUR);
  await looks();
  expect(await names()).toEqual(['Eva']);
  expect(said).toHaveLength(2);
  clock.advance(24 * HOUR);
  await looks();
  expect(said).toHaveLength(2);
});

test('what is wrong with a file is logged without a word of it, and nothing changes', async () => {
  const { write, looks, names, said } = night();
  write('secret,words\nx,y\n');
  await looks();
  expect(await names()).toEqual([]);
  expect(said).toEqual([expect.stringContaining('npm run callers -- import callers.csv')]);
  expect(said.join()).not.toContain('secret');
});

test('a desk that names no file takes none', async () => {
  const { write, looks, names } = night('');
  write('email,name\nkim@example.com,Kim\n');
  await looks();
  expect(await names()).toEqual([]);
});
