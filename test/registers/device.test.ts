import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devices, tagsIn } from '../../src/registers/device';
import { takeFile } from '../../src/registers/take';
import { createMemoryStore } from '../support/memory-store';

const path = join(mkdtempSync(join(tmpdir(), 'vagt-devices-')), 'devices.csv');
const clock = { now: () => new Date('2026-11-27T02:00:00.000Z') };

test.each([
  ['PRN-3-12 is jammed', ['prn-3-12']],
  ['Printeren prn-3-12, ved siden af "PRN-3-13"!', ['prn-3-12', 'prn-3-13']],
  ['PRN-3-12’s toner, (PC12345) and PRN-3-12 again', ['prn-3-12', 'pc12345']],
  ['nothing of the kind at 9', []],
  ['skærm_åØ.7', ['skaerm_aaoe.7']],
])('what may be a tag in %j', (text, tags) => {
  expect(tagsIn(text)).toEqual(tags);
});

test('at most twenty are looked for, however long the text is', () => {
  expect(tagsIn(Array.from({ length: 5000 }, (_, i) => `PC-${i}`).join(' '))).toHaveLength(20);
});

test('a devices’ file: what is no tag is left out, a service that the desk does not have is told', async () => {
  const store = createMemoryStore();
  const lines = [
    'Tag;Navn;Slags;Sted;Service',
    'PRN-3-12;LaserJet;printer;3. sal;payroll',
    'prn-3-12;again;;;',
    'PRN 3 13;;;;',
    'PC-1;;;;nowhere',
  ];
  writeFileSync(path, lines.join('\r\n'));
  const taken = await takeFile({ ...store, clock, newId: () => '1' }, path, devices(['payroll']), store.devices);
  expect(taken).toMatchObject({ type: 'taken', rows: 2 });
  expect(taken.type === 'taken' && taken.told.map(({ da }) => da)).toEqual([
    'linje 4, kolonne "tag": "PRN 3 13" er ikke et mærke: bogstaver og tal med enkelte tegn imellem, højst 60; linjen springes over',
    expect.stringContaining('linje 5, kolonne "service"'),
    'linje 3: "prn-3-12" står i filen to gange; den første gælder',
  ]);
  expect(await store.devices.get('prn-3-12')).toEqual({
    key: 'prn-3-12',
    tag: 'PRN-3-12',
    name: 'LaserJet',
    kind: 'printer',
    place: '3. sal',
    service: 'payroll',
  });
  expect(await store.devices.get('pc-1')).toEqual({ key: 'pc-1', tag: 'PC-1' });
});
