import { versionOf } from '../../src/desk/file/parse';
import { addMember } from '../../src/desk-edit/edits';
import type { DeskVersionStore } from '../../src/desk-edit/versions/store';
import { StoreUnavailable } from '../../src/record/unavailable';
import { TWO_TEAMS } from '../support/a-desk-file';
import { ANNA, BROKEN, CARL, doer, FASTER, startProcess, takeCarl } from '../support/desk-process';
import { MONDAY_9 } from '../support/given';
import { memoryDesks } from '../support/memory/desks';

describe('two masters', () => {
  it('keeps both edits when two people press at once', async () => {
    const store = memoryDesks();
    const [one, other] = [await startProcess(store), await startProcess(store)];
    const outcomes = await Promise.all([
      one.desks.edit(takeCarl, doer()),
      other.desks.edit(addMember('service-desk', { email: 'eva@example.com', name: 'Eva Juhl' }), doer(CARL)),
    ]);
    expect(outcomes.map(({ type }) => type)).toEqual(['done', 'done']);
    await one.look();
    expect(one.members()).toEqual(['bo', 'dina', 'carl']);
    expect(one.desks.current().teams['service-desk']?.members).toEqual(['anna', 'dina', 'eva']);
    expect((await store.head())?.moves.map(({ by }) => by?.name)).toEqual([
      undefined,
      ...['Anna Holm', 'Carl Friis'].toSorted(),
    ]);
  });

  it('does not apply a file over what somebody changed meanwhile: the new difference comes back', async () => {
    const one = await startProcess(memoryDesks());
    const proposed = await one.desks.propose(FASTER, 'desk.yaml', ANNA);
    if (proposed.type !== 'proposed') throw new Error(proposed.type);
    await one.desks.edit(takeCarl, doer(CARL));
    const late = await one.desks.apply(proposed.version, proposed.base, doer());
    expect(late).toMatchObject({ type: 'proposed', meanwhile: true });
    if (late.type !== 'proposed') throw new Error(late.type);
    expect(late.changes.map(({ path }) => path)).toEqual(['teams.network.members', 'targets.P1.response']);
    expect([one.response(), one.members()]).toEqual(['15m', ['bo', 'dina', 'carl']]);
    await one.desks.apply(late.version, late.base, doer());
    expect([one.response(), one.members()]).toEqual(['10m', ['bo', 'dina']]);
  });

  it('takes back only what still counts, and once', async () => {
    const one = await startProcess(memoryDesks());
    const first = await one.desks.edit(takeCarl, doer());
    if (first.type !== 'done') throw new Error(first.type);
    const again = doer();
    expect(await one.desks.undo(first.version, again)).toMatchObject({ type: 'done', previous: first.version });
    expect(one.members()).toEqual(['bo', 'dina']);
    // The same press, delivered twice, gets the same answer; another one is too late.
    expect(await one.desks.undo(first.version, again)).toMatchObject({ type: 'done', previous: first.version });
    expect(await one.desks.undo(first.version, doer())).toEqual({ type: 'gone' });
    expect((await one.desks.head())?.moves.map(({ how }) => how)).toEqual(['file', 'chat', 'undo']);
  });

  it('answers a save whose answer was lost as what it was', async () => {
    const store = memoryDesks();
    let loses = false;
    const losing: DeskVersionStore = {
      ...store,
      async move(seq, head) {
        const saved = await store.move(seq, head);
        if (loses) throw new StoreUnavailable('no answer');
        return saved;
      },
    };
    const one = await startProcess(losing);
    loses = true;
    expect(await one.desks.edit(takeCarl, doer())).toMatchObject({ type: 'done' });
    expect(one.members()).toEqual(['bo', 'dina', 'carl']);
  });
});

describe('what this process cannot do', () => {
  it('keeps the old desk while the database is away, and looks again', async () => {
    const store = memoryDesks();
    let away = false;
    const one = await startProcess({
      ...store,
      head: async () => {
        if (away) throw new StoreUnavailable('away');
        return store.head();
      },
    });
    one.file.write(FASTER);
    away = true;
    await one.look();
    await expect(one.desks.edit(takeCarl, doer())).rejects.toThrow(StoreUnavailable);
    expect(one.response()).toBe('15m');
    away = false;
    await one.look();
    expect(one.response()).toBe('10m');
  });

  it('keeps the old desk while a newer Vagt has written one that it cannot read, and counts that', async () => {
    const store = memoryDesks();
    const one = await startProcess(store);
    const newer = `${TWO_TEAMS}\nsomethingNew: { level: 11 }\n`;
    await store.put({ version: 'newer', text: newer, at: MONDAY_9, source: 'chat' });
    await store.move(1, { active: 'newer', imported: versionOf(TWO_TEAMS), moves: [] });
    for (let looks = 0; looks < 3; looks += 1) await one.look();
    expect([one.response(), one.desks.unreadable()]).toEqual(['15m', 1]);
    expect(one.logged.filter((line) => line.includes('cannot be read'))).toHaveLength(1);
    await store.move(2, { active: versionOf(TWO_TEAMS), imported: versionOf(TWO_TEAMS), moves: [] });
    await one.look();
    expect(one.desks.unreadable()).toBe(0);
  });

  it('says what is wrong with a change, and changes nothing', async () => {
    const one = await startProcess(memoryDesks());
    const before = await one.desks.head();
    expect(await one.desks.propose(BROKEN, 'my.yaml', ANNA)).toMatchObject({
      type: 'mistakes',
      problems: [{ path: 'teams.network.lead' }],
    });
    expect(await one.desks.propose(TWO_TEAMS, 'my.yaml', ANNA)).toEqual({ type: 'same' });
    expect(await one.desks.apply('nowhere', before?.active ?? '', doer())).toEqual({ type: 'gone' });
    const clash = addMember('network', { email: 'x', name: 'Eva Juhl' });
    expect(await one.desks.edit(clash, doer())).toMatchObject({
      type: 'mistakes',
      problems: [{ path: 'people.eva.email' }],
    });
    expect(await one.desks.head()).toEqual(before);
  });
});
