import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRegisters } from '../../scripts/check-registers';
import { checkFile } from '../../src/registers/check';
import { devices } from '../../src/registers/device';
import { PAYROLL } from '../support/areas';
import { aDesk } from '../support/desk';

/** Their keys alone would not fit into the heap. */
const LINES = 200_000;
const HEAP_MB = 20;
const CHECKED = `
  const { checkFile } = require('./src/registers/check');
  const { devices } = require('./src/registers/device');
  checkFile(process.argv[1], devices([])).then((checked) => console.log(JSON.stringify(checked)));
`;

const folder = mkdtempSync(join(tmpdir(), 'vagt-check-'));
const path = join(folder, 'devices.csv');
const DESK_FILE = join(folder, 'desk.yaml');
const check = (content: string, wanted: readonly string[] = []) => {
  writeFileSync(path, content);
  return checkFile(path, devices(['payroll']), wanted);
};

describe('a devices’ file, without a database', () => {
  it('is read with mixed line ends, and tells the line of each fault', async () => {
    const checked = await check('tag,service\r\nPRN-1,payroll\rPRN-2,gone\nprn-1,\r\n"not a tag!",\n');
    expect(checked).toMatchObject({ type: 'read', rows: 2, more: 0 });
    expect(checked.type === 'read' && checked.told.map(({ en }) => en)).toEqual([
      expect.stringMatching(/^line 3, column "service": /),
      'line 4: "prn-1" stands in the file twice; the first counts',
      expect.stringMatching(/^line 5, column "tag": /),
    ]);
  });

  it('is refused with a wrong header, with none, and with a quotation mark that is never closed', async () => {
    const told = async (content: string) => {
      const checked = await check(content);
      return checked.type === 'refused' ? checked.told.en : 'read';
    };
    expect(await told('tagg,name\nPRN-1,x\n')).toContain('the column "tag" is missing; found: tagg, name');
    expect(await told('')).toContain('the file is empty');
    expect(await told('tag,name\n')).toContain('no line below its header');
    expect(await told('tag,name\nPRN-1,"x\n')).toContain('never closed');
  });

  it('hands over the rows that are asked for', async () => {
    expect(await check('tag,service\nPRN-1,payroll\nPRN-2,\n', ['prn-1'])).toMatchObject({
      found: [{ key: 'prn-1', service: 'payroll' }],
    });
  });

  it('takes no more memory for many lines than for few', async () => {
    const out = createWriteStream(path);
    out.write('tag\n');
    for (let i = 0; i < LINES; i += 1) if (!out.write(`PRN-${i}\n`)) await once(out, 'drain');
    out.end('PRN-7\n');
    await once(out, 'finish');
    const { status, stdout } = spawnSync(
      process.execPath,
      [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx', '-e', CHECKED, path],
      { cwd: join(__dirname, '..', '..'), encoding: 'utf8' },
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      rows: LINES,
      told: [{ en: `line ${LINES + 2}: "prn-7" stands in the file twice; the first counts` }],
    });
  }, 120_000);
});

describe('check-desk', () => {
  const desk = aDesk({ services: PAYROLL, devices: 'devices.csv', callers: 'callers.csv' });

  it('reads the files that the desk names, beside it', async () => {
    writeFileSync(path, 'tag,service\nPRN-1,payroll\nPRN-1,\n');
    writeFileSync(join(folder, 'callers.csv'), 'emial,name\nkim@example.com,Kim\n');
    const { ok, lines, devices: found } = await checkRegisters(desk, DESK_FILE, 'en', ['prn-1']);
    expect(ok).toBe(false);
    expect(lines).toEqual([
      expect.stringMatching(/callers\.csv would not be taken: line 1: the column "email" is missing/),
      expect.stringMatching(/devices\.csv: line 3: "prn-1" stands in the file twice/),
      expect.stringMatching(/devices\.csv: 1 row can be taken\.$/),
    ]);
    expect(found.map(({ tag }) => tag)).toEqual(['PRN-1']);
  });

  it('says of one that is not there that it is not, in Danish too', async () => {
    const { ok, lines } = await checkRegisters({ ...desk, callers: 'none.csv' }, DESK_FILE, 'da');
    expect([ok, lines[0]]).toEqual([false, expect.stringMatching(/none\.csv ville ikke blive taget ind: /)]);
  });

  it('asks for nothing where the desk names none', async () => {
    expect(await checkRegisters(aDesk(), DESK_FILE, 'en')).toEqual({ ok: true, lines: [], devices: [] });
  });
});
