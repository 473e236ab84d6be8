import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callers } from '../../src/registers/caller';
import { takeFile } from '../../src/registers/take';
import { createMemoryStore } from '../support/memory-store';

const folder = mkdtempSync(join(tmpdir(), 'vagt-registers-'));
const clock = { now: () => new Date('2026-11-27T02:00:00.000Z') };
const HEADER = 'email,name,phone,department,manager,place,vip\n';

const desk = () => {
  const store = createMemoryStore();
  let ids = 0;
  const newId = () => String((ids += 1)).padStart(6, '0');
  return {
    store,
    take: (content: string | Buffer, options = {}) => {
      const path = join(folder, 'callers.csv');
      writeFileSync(path, content);
      return takeFile({ ...store, clock, newId }, path, callers, store.callers, options);
    },
  };
};

const told = async (content: string | Buffer) => {
  const taken = await desk().take(content);
  if (taken.type === 'refused') return { refused: taken.told };
  return taken.type === 'taken' ? { rows: taken.rows, told: taken.told } : taken;
};

describe('taking a callers’ file', () => {
  it('keeps what every column says', async () => {
    const { store, take } = desk();
    const row = 'Kim@Example.com,Kim Hansen,+45 42 10 00 00,Økonomi,Carl@example.com,Aarhus 3.12,ja\n';
    expect(await take(HEADER + row)).toEqual({ type: 'taken', rows: 1, removed: 0, told: [], more: 0 });
    expect(await store.callers.get('kim@example.com')).toEqual({
      key: 'kim@example.com',
      name: 'Kim Hansen',
      phone: '+45 42 10 00 00',
      department: 'Økonomi',
      manager: 'carl@example.com',
      place: 'Aarhus 3.12',
      vip: true,
    });
  });

  it.each([
    ['a mark at its beginning', '\uFEFFemail,name\nkim@example.com,Åse\n'],
    ['semicolons, in Danish words', 'E-mail;Navn;Afdeling\nkim@example.com;Åse;a, b\n'],
    ['tabs', 'name\temail\nÅse\tkim@example.com\n'],
    ['mixed line ends and empty lines', 'email,name\r\n\r\nkim@example.com,Åse\rbo@example.com,Bo\n,,\n'],
    ['quotes', '"email","name"\n"kim@example.com","Åse"\n'],
    ['spaces and signs that nobody sees', ' email , name \n kim@example.com\u200B ,  Åse\n'],
    ['Windows’ letters', Buffer.from('email;name\nkim@example.com;\u00C5se\n', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFFemail;name\nkim@example.com;Åse\n', 'utf16le')],
  ])('reads one with %s', async (_, content) => {
    const { store, take } = desk();
    expect(await take(content)).toMatchObject({ type: 'taken', told: [] });
    expect((await store.callers.get('kim@example.com'))?.name).toBe('Åse');
  });

  it.each([
    ['', 'the file is empty; its first line must name its columns: email,name,phone,department,manager,place,vip'],
    ['email,name\n', 'the file has no line below its header'],
    [
      'emial,name\nkim@example.com,Kim\n',
      'line 1: the column "email" is missing; found: emial, name (did you mean "emial"?)',
    ],
    ['email,name,e-mail\na@b.dk,A,c@d.dk\n', 'line 1, column 3: "email" stands there twice'],
    ['email,name\na@b.dk,A\nc@d.dk,"C\n', 'line 3: a quotation mark that is opened is never closed'],
    ['email,name\nno one,A\n', 'line 2, column "email": "no one" is no e-mail address; the line is left out'],
  ])('refuses %j, and says where', async (content, sentence) => {
    const found = await told(content);
    expect(found).toHaveProperty('refused.en', sentence);
  });

  it('says it in Danish, too', async () => {
    expect(await told('emial;navn\nkim@example.com;Kim\n')).toHaveProperty(
      'refused.da',
      'linje 1: kolonnen "email" mangler; fandt: emial, navn (mente du "emial"?)',
    );
  });

  it('takes what is right and names each line that is not', async () => {
    const lines = [
      'email,name,manager,vip,departement',
      'kim@example.com,Kim,Carl,maybe,x',
      'nobody,Nobody,,,',
      'kim@example.com,Kim again,,,',
      'bo@example.com,Bo,,,,,more',
      `eva@example.com,${'E'.repeat(300)},,,`,
      'ida@example.com,Ida,,,',
    ];
    const found = await told(lines.join('\r\n'));
    expect(found).toMatchObject({ rows: 2 });
    expect('told' in found && found.told.map(({ en }) => en)).toEqual([
      'line 1, column 5: "departement" is not read (did you mean "department"?)',
      'line 2, column "manager": "Carl" is no e-mail address; the line is taken without it',
      'line 2, column "vip": "maybe" is neither yes nor no; the line is taken without it',
      'line 3, column "email": "nobody" is no e-mail address; the line is left out',
      'line 5 has 7 columns, the header 5; it is left out',
      'line 6, column "name" is longer than 200 characters; the line is left out',
      'line 4: "kim@example.com" stands in the file twice; the first counts',
    ]);
  });

  it('takes away who is in it no longer, and nobody when the file is no such file', async () => {
    const { store, take } = desk();
    await take(`${HEADER}kim@example.com,Kim\nbo@example.com,Bo\n`);
    expect(await take('something else')).toMatchObject({ type: 'refused' });
    expect(await take('email,name\na@b.dk,A\nc@d.dk,"C\n')).toMatchObject({ type: 'refused' });
    expect(await store.callers.get('bo@example.com')).toBeDefined();
    expect(await store.callers.get('a@b.dk')).toBeUndefined();
    expect(await take(`${HEADER}kim@example.com,Kim\n`)).toMatchObject({ type: 'taken', rows: 1, removed: 1 });
    expect(await store.callers.get('bo@example.com')).toBeUndefined();
  });

  it('takes the same file again only when it is told to', async () => {
    const { take } = desk();
    const content = `${HEADER}kim@example.com,Kim\n`;
    expect(await take(content, { ifNew: true })).toMatchObject({ type: 'taken' });
    expect(await take(content, { ifNew: true })).toEqual({ type: 'same' });
    expect(await take(content)).toMatchObject({ type: 'taken' });
  });

  it('leaves the file to who is taking it at this moment', async () => {
    const { store, take } = desk();
    await store.leases.take('import.callers', 'another', clock.now(), new Date('2026-11-27T02:05:00.000Z'));
    expect(await take(`${HEADER}kim@example.com,Kim\n`)).toEqual({ type: 'busy' });
  });

  it('says that a file is not there', async () => {
    const { store } = desk();
    const path = join(folder, 'none.csv');
    const taken = await takeFile({ ...store, clock, newId: () => '1' }, path, callers, store.callers);
    expect(taken).toMatchObject({ type: 'refused', told: { en: `there is no file ${path}` } });
  });

  it('tells the first twenty lines that are wrong and counts the others', async () => {
    const wrong = Array.from({ length: 30 }, (_, i) => `nobody ${i},N\n`).join('');
    const taken = await desk().take(`${HEADER}kim@example.com,Kim\n${wrong}`);
    expect(taken).toMatchObject({ type: 'taken', rows: 1, more: 10 });
    expect(taken.type === 'taken' && taken.told).toHaveLength(20);
  });
});
