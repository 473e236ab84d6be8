import { versionOf } from '../../src/desk/file/parse';
import { importStep } from '../../src/desk-edit/versions/import';
import { TWO_TEAMS, written } from '../support/a-desk-file';
import { BROKEN, doer, FASTER, startProcess, takeCarl } from '../support/desk-process';
import { memoryDesks } from '../support/memory/desks';

const LEVELS = written('name: Dina Krogh,', 'name: Dina Krogh, level: 2,');

describe('what is done with a file without mistakes', () => {
  const seq = 3;
  const moves = [] as const;
  test.each([
    ['first', undefined],
    ['same', { seq, moves, active: 'file', imported: 'file' }],
    ['import', { seq, moves, active: 'old', imported: 'old' }],
    ['adopt', { seq, moves, active: 'file', imported: 'old' }],
    ['same', { seq, moves, active: 'chat', imported: 'file' }],
    ['differs', { seq, moves, active: 'chat', imported: 'old' }],
    ['differs', { seq, moves, active: 'chat' }],
  ] as const)('%s, with %j', (step, head) => {
    expect(importStep(head, 'file')).toBe(step);
  });
});

describe('at start', () => {
  it('takes the file on the first start ever, and the same file again changes nothing', async () => {
    const store = memoryDesks();
    const first = await startProcess(store);
    expect(first.response()).toBe('15m');
    const head = await store.head();
    expect(head).toMatchObject({ seq: 1, active: versionOf(TWO_TEAMS), imported: versionOf(TWO_TEAMS) });
    await startProcess(store);
    expect(await store.head()).toEqual(head);
  });

  it('takes a file that was changed since', async () => {
    const store = memoryDesks();
    await startProcess(store);
    const again = await startProcess(store, FASTER);
    expect(again.response()).toBe('10m');
    expect(again.desks.current().version).toBe(versionOf(FASTER));
  });

  it('leaves the desk as it was changed in chat, and tells its admins what the file says instead', async () => {
    const store = memoryDesks();
    const first = await startProcess(store);
    await first.desks.edit(takeCarl, doer());
    const again = await startProcess(store, FASTER);
    await again.look();
    expect([again.response(), again.members()]).toEqual(['15m', ['bo', 'dina', 'carl']]);
    expect(again.heard()).toEqual([
      'key:anna deskDiffers: teams.network.members: − carl | targets.P1.response: 15m → 10m',
    ]);
    expect((await store.head())?.offered).toBe(versionOf(FASTER));
    // The file that was taken last is no news, whatever was changed since.
    const same = await startProcess(store);
    await same.look();
    expect([same.heard(), same.members()]).toEqual([[], ['bo', 'dina', 'carl']]);
  });

  it('takes the file again once the change in chat was taken back', async () => {
    const store = memoryDesks();
    const first = await startProcess(store);
    const changed = await first.desks.edit(takeCarl, doer());
    if (changed.type !== 'done') throw new Error(changed.type);
    await first.desks.undo(changed.version, doer());
    expect((await startProcess(store, FASTER)).response()).toBe('10m');
  });

  it('goes on with the stored desk when the file has mistakes, and stops when there is none', async () => {
    const store = memoryDesks();
    await expect(startProcess(store, BROKEN)).rejects.toThrow(
      /desk.yaml has 1 mistake:[\s\S]*teams.network.lead: there is no person "bob"/,
    );
    expect(await store.head()).toBeUndefined();
    await startProcess(store);
    const again = await startProcess(store, BROKEN);
    await again.look();
    expect(again.desks.current().teams['network']?.lead).toBe('bo');
    expect(again.heard()).toEqual([
      expect.stringMatching(/^key:anna deskMistakes: desk.yaml:\d+:11 error teams.network.lead: there is no/),
    ]);
  });
});

describe('a file that is edited while the desk runs', () => {
  it('is taken by every process within a look, and changes the desk in place', async () => {
    const store = memoryDesks();
    const [one, other] = [await startProcess(store), await startProcess(store)];
    const before = one.desks.current();
    one.file.write(FASTER);
    await one.look();
    await other.look();
    expect([one.response(), other.response()]).toEqual(['10m', '10m']);
    expect(before.targets.P1.response.text).toBe('15m');
  });

  it('is not taken when it has mistakes; the admins hear of each text once', async () => {
    const store = memoryDesks();
    const [one, other] = [await startProcess(store), await startProcess(store)];
    for (const process of [one, other, one]) {
      process.file.write(BROKEN);
      await process.look();
      await process.look();
    }
    expect([one.heard().length, one.response()]).toEqual([1, '15m']);
    one.file.write(FASTER);
    await one.look();
    expect(one.response()).toBe('10m');
  });

  it('never becomes another desk', async () => {
    const one = await startProcess(memoryDesks());
    one.file.write(written('id: it\n', 'id: hr\n', FASTER));
    await one.look();
    expect([one.response(), one.desks.current().id]).toEqual(['15m', 'it']);
    expect(one.heard()).toEqual([
      'key:anna deskMistakes: desk.yaml:3:7 error desk.id: cannot be changed from "it" to "hr": every stored case carries it, expected "it"',
    ]);
  });

  it('counts as taken once its version was applied in chat: the next edit of it is taken again', async () => {
    const one = await startProcess(memoryDesks());
    await one.desks.edit(takeCarl, doer());
    one.file.write(FASTER);
    await one.look();
    const head = await one.desks.head();
    await one.desks.apply(head?.offered ?? '', head?.active ?? '', doer());
    expect(one.response()).toBe('10m');
    await one.look();
    expect(await one.desks.head()).toMatchObject({ active: versionOf(FASTER), imported: versionOf(FASTER) });
    expect((await one.desks.head())?.offered).toBeUndefined();
    one.file.write(LEVELS);
    await one.look();
    expect([one.response(), one.desks.current().people['dina']?.level]).toEqual(['15m', 2]);
  });

  it('is not put back by a process that still has the old one', async () => {
    const store = memoryDesks();
    const [one, other] = [await startProcess(store), await startProcess(store)];
    one.file.write(FASTER);
    for (const process of [one, other, one, other]) await process.look();
    expect([one.response(), other.response()]).toEqual(['10m', '10m']);
  });
});
