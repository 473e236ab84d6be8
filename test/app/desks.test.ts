import { pino } from 'pino';
import type { Bulletins } from '../../src/app/bulletins/types';
import { type Desks, openDesks } from '../../src/app/desks';
import { importStep } from '../../src/app/desks/import-step';
import type { DeskVersionStore } from '../../src/app/desks/store';
import { StoreUnavailable } from '../../src/app/ports';
import { addMember } from '../../src/desk/edits';
import { versionOf } from '../../src/desk/parse';
import { aDeskFile, type FakeDeskFile, TWO_TEAMS, written } from '../support/a-desk-file';
import { MONDAY_9 } from '../support/given';
import { memoryDesks } from '../support/memory/desks';
import { createTestClock } from '../support/test-clock';

const FASTER = written('P1: { response: 15m', 'P1: { response: 10m');
const LEVELS = written('name: Dina Krogh,', 'name: Dina Krogh, level: 2,');
const BROKEN = written('lead: bo\n', 'lead: bob\n');
const ANNA = { id: 'p-anna', name: 'Anna Holm' };
const CARL = { id: 'p-carl', name: 'Carl Friis' };

interface Process {
  readonly desks: Desks;
  readonly file: FakeDeskFile;
  /** Ids and lines of what admins heard, each once. */
  readonly heard: () => readonly string[];
  readonly logged: readonly string[];
  look(): Promise<void>;
  response(): string;
}

const clock = createTestClock(MONDAY_9);

async function start(store: DeskVersionStore, text = TWO_TEAMS): Promise<Process> {
  const file = aDeskFile(text);
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const desks = await openDesks({ store, file, clock, log });
  const told = new Map<string, string>();
  const bulletins: Bulletins = {
    async put({ id, to, content }) {
      if (content.kind === 'deskMistakes' || content.kind === 'deskDiffers') {
        told.set(id, `${to} ${content.kind}: ${content.lines.join(' | ')}`);
      }
    },
  };
  return {
    desks,
    file,
    logged,
    heard: () => [...told.values()],
    look: () => desks.look(bulletins),
    response: () => desks.current().targets.P1.response.text,
  };
}

let keys = 0;
const doer = (by = ANNA) => ({ by, key: `event-${++keys}` });
const takeCarl = addMember('network', { key: 'carl' });
const members = ({ desks }: Process) => desks.current().teams['network']?.members;

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
    const first = await start(store);
    expect(first.response()).toBe('15m');
    const head = await store.head();
    expect(head).toMatchObject({ seq: 1, active: versionOf(TWO_TEAMS), imported: versionOf(TWO_TEAMS) });
    await start(store);
    expect(await store.head()).toEqual(head);
  });

  it('takes a file that was changed since', async () => {
    const store = memoryDesks();
    await start(store);
    const again = await start(store, FASTER);
    expect(again.response()).toBe('10m');
    expect(again.desks.current().version).toBe(versionOf(FASTER));
  });

  it('leaves the desk as it was changed in chat, and tells its admins what the file says instead', async () => {
    const store = memoryDesks();
    const first = await start(store);
    await first.desks.edit(takeCarl, doer());
    const again = await start(store, FASTER);
    await again.look();
    expect([again.response(), members(again)]).toEqual(['15m', ['bo', 'dina', 'carl']]);
    expect(again.heard()).toEqual([
      'key:anna deskDiffers: teams.network.members: − carl | targets.P1.response: 15m → 10m',
    ]);
    expect((await store.head())?.offered).toBe(versionOf(FASTER));
    // The file that was taken last is no news, whatever was changed since.
    const same = await start(store);
    await same.look();
    expect([same.heard(), members(same)]).toEqual([[], ['bo', 'dina', 'carl']]);
  });

  it('takes the file again once the change in chat was taken back', async () => {
    const store = memoryDesks();
    const first = await start(store);
    const changed = await first.desks.edit(takeCarl, doer());
    if (changed.type !== 'done') throw new Error(changed.type);
    await first.desks.undo(changed.version, doer());
    expect((await start(store, FASTER)).response()).toBe('10m');
  });

  it('goes on with the stored desk when the file has mistakes, and stops when there is none', async () => {
    const store = memoryDesks();
    await expect(start(store, BROKEN)).rejects.toThrow(
      /desk.yaml has 1 mistake:[\s\S]*teams.network.lead: there is no person "bob"/,
    );
    expect(await store.head()).toBeUndefined();
    await start(store);
    const again = await start(store, BROKEN);
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
    const [one, other] = [await start(store), await start(store)];
    const before = one.desks.current();
    one.file.write(FASTER);
    await one.look();
    await other.look();
    expect([one.response(), other.response()]).toEqual(['10m', '10m']);
    expect(before.targets.P1.response.text).toBe('15m');
  });

  it('is not taken when it has mistakes; the admins hear of each text once', async () => {
    const store = memoryDesks();
    const [one, other] = [await start(store), await start(store)];
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
    const one = await start(memoryDesks());
    one.file.write(written('id: it\n', 'id: hr\n', FASTER));
    await one.look();
    expect([one.response(), one.desks.current().id]).toEqual(['15m', 'it']);
    expect(one.heard()).toEqual([
      'key:anna deskMistakes: desk.yaml:3:7 error desk.id: cannot be changed from "it" to "hr": every stored case carries it, expected "it"',
    ]);
  });

  it('counts as taken once its version was applied in chat: the next edit of it is taken again', async () => {
    const one = await start(memoryDesks());
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
    const [one, other] = [await start(store), await start(store)];
    one.file.write(FASTER);
    for (const process of [one, other, one, other]) await process.look();
    expect([one.response(), other.response()]).toEqual(['10m', '10m']);
  });
});

describe('two masters', () => {
  it('keeps both edits when two people press at once', async () => {
    const store = memoryDesks();
    const [one, other] = [await start(store), await start(store)];
    const outcomes = await Promise.all([
      one.desks.edit(takeCarl, doer()),
      other.desks.edit(addMember('service-desk', { email: 'eva@example.com', name: 'Eva Juhl' }), doer(CARL)),
    ]);
    expect(outcomes.map(({ type }) => type)).toEqual(['done', 'done']);
    await one.look();
    expect(members(one)).toEqual(['bo', 'dina', 'carl']);
    expect(one.desks.current().teams['service-desk']?.members).toEqual(['anna', 'dina', 'eva']);
    expect((await store.head())?.moves.map(({ by }) => by?.name)).toEqual([
      undefined,
      ...['Anna Holm', 'Carl Friis'].toSorted(),
    ]);
  });

  it('does not apply a file over what somebody changed meanwhile: the new difference comes back', async () => {
    const one = await start(memoryDesks());
    const proposed = await one.desks.propose(FASTER, 'desk.yaml', ANNA);
    if (proposed.type !== 'proposed') throw new Error(proposed.type);
    await one.desks.edit(takeCarl, doer(CARL));
    const late = await one.desks.apply(proposed.version, proposed.base, doer());
    expect(late).toMatchObject({ type: 'proposed', meanwhile: true });
    if (late.type !== 'proposed') throw new Error(late.type);
    expect(late.changes.map(({ path }) => path)).toEqual(['teams.network.members', 'targets.P1.response']);
    expect([one.response(), members(one)]).toEqual(['15m', ['bo', 'dina', 'carl']]);
    await one.desks.apply(late.version, late.base, doer());
    expect([one.response(), members(one)]).toEqual(['10m', ['bo', 'dina']]);
  });

  it('takes back only what still counts, and once', async () => {
    const one = await start(memoryDesks());
    const first = await one.desks.edit(takeCarl, doer());
    if (first.type !== 'done') throw new Error(first.type);
    const again = doer();
    expect(await one.desks.undo(first.version, again)).toMatchObject({ type: 'done', previous: first.version });
    expect(members(one)).toEqual(['bo', 'dina']);
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
    const one = await start(losing);
    loses = true;
    expect(await one.desks.edit(takeCarl, doer())).toMatchObject({ type: 'done' });
    expect(members(one)).toEqual(['bo', 'dina', 'carl']);
  });
});

describe('what this process cannot do', () => {
  it('keeps the old desk while the database is away, and looks again', async () => {
    const store = memoryDesks();
    let away = false;
    const one = await start({
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
    const one = await start(store);
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
    const one = await start(memoryDesks());
    const { head } = one.desks;
    const before = await head();
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
    expect(await head()).toEqual(before);
  });
});
