import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './support/browser';

describe('which browser the e2e tests take', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'browser-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  function program(name: string): string {
    const path = join(dir, name);
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, 0o755);
    return path;
  }

  test('CHROME_PATH comes before one on the PATH', async () => {
    const named = program('my-browser');
    program('chromium');
    expect(await findBrowser({ CHROME_PATH: named, PATH: dir })).toEqual({ path: named, env: {} });
  });

  test('an empty CHROME_PATH is none, and chromium comes before google-chrome', async () => {
    program('google-chrome');
    const chromium = program('chromium');
    expect(await findBrowser({ CHROME_PATH: '', PATH: dir })).toEqual({ path: chromium, env: {} });
  });

  test('a CHROME_PATH that names no program is said, not passed over', async () => {
    program('chromium');
    await expect(findBrowser({ CHROME_PATH: join(dir, 'nowhere'), PATH: dir })).rejects.toThrow(
      /^CHROME_PATH names .*nowhere/,
    );
  });

  test('where none can be had, one sentence names CHROME_PATH', async () => {
    const notAFolder = program('file');
    await expect(findBrowser({ PATH: dir }, notAFolder)).rejects.toThrow(/No browser .* name one in CHROME_PATH\.$/);
  });
});
