import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDeskFile } from '../../src/desk/file/open';
import { TWO_TEAMS, written } from '../support/a-desk-file';

describe('the file of a desk', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vagt-desk-'));
    path = join(folder, 'desk.yaml');
    await writeFile(path, TWO_TEAMS);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives a change once, when it has stood still from one look to the next', async () => {
    const file = await openDeskFile(path);
    expect([file.text, file.id, file.error]).toEqual([TWO_TEAMS, 'it', undefined]);
    expect(await file.changed()).toBeUndefined();
    await writeFile(path, `${TWO_TEAMS}# half`);
    expect(await file.changed()).toBeUndefined();
    await writeFile(path, `${TWO_TEAMS}# half and half`);
    expect(await file.changed()).toBeUndefined();
    expect(await file.changed()).toBe(`${TWO_TEAMS}# half and half`);
    expect(await file.changed()).toBeUndefined();
  });

  it('sees a file that was put in its place, and waits while there is none', async () => {
    const file = await openDeskFile(path);
    await rm(path);
    expect([await file.changed(), await file.changed()]).toEqual([undefined, undefined]);
    await writeFile(join(folder, 'new'), `${TWO_TEAMS}# new`);
    await rename(join(folder, 'new'), path);
    await file.changed();
    expect(await file.changed()).toBe(`${TWO_TEAMS}# new`);
  });

  it('is no news when it was only saved again', async () => {
    const file = await openDeskFile(path);
    await rm(path);
    await writeFile(path, TWO_TEAMS);
    expect([await file.changed(), await file.changed()]).toEqual([undefined, undefined]);
  });

  it('opens with its mistakes, as long as it says which desk it is', async () => {
    await writeFile(path, written('lead: bo\n', 'lead: bob\n'));
    expect((await openDeskFile(path)).error?.message).toContain('there is no person "bob"');
    await writeFile(path, 'nothing: here\n');
    await expect(openDeskFile(path)).rejects.toThrow(/desk.yaml has \d+ mistakes:[\s\S]*desk: is missing/);
    await expect(openDeskFile(join(folder, 'nowhere.yaml'))).rejects.toThrow(/there is no file .*nowhere.yaml/);
  });
});
