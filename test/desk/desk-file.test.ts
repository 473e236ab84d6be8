import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadDesk } from '../../src/desk/file/load';
import { parseDesk } from '../../src/desk/file/parse';
import { DeskError } from '../../src/desk/file/problems';
import type { Desk } from '../../src/desk/model';
import { deskText } from '../support/desk-file';

const root = join(__dirname, '..', '..');

const desk = (text: string): Desk => {
  const parsed = parseDesk(text, 'desk.yaml');
  if (!parsed.desk) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.desk;
};

describe('the desk of a good file', () => {
  it.each(['docs/desk.example.yaml', 'scripts/try/desk.try.yaml'])('%s has no problem at all', (file) => {
    expect(parseDesk(readFileSync(join(root, file), 'utf8'), file).problems).toEqual([]);
  });

  it('is complete: names in both languages, defaults filled in, roles and people told apart', () => {
    const text = deskText('good').replace('notify: [manager] }', 'notify: [manager, bo] }');
    const found = desk(text);
    expect(found).toMatchObject({
      id: 'it',
      version: createHash('sha256').update(text).digest('hex').slice(0, 12),
      name: { da: 'Hjælp', en: 'Help' },
      prefix: 'INC',
      languages: ['da', 'en'],
      zone: 'Europe/Copenhagen',
      autoClose: { kind: 'workingDays', days: 3, text: '3wd' },
      admins: ['anna'],
    });
    expect(found.people['carl']).toEqual({ key: 'carl', name: 'Carl Friis', ids: ['slack:U0CARL'], skills: [] });
    expect(found.teams['service-desk']).toEqual({
      key: 'service-desk',
      name: { da: 'Servicedesk', en: 'Servicedesk' },
      members: ['anna', 'bo'],
      lead: 'anna',
      manager: 'carl',
      hours: 'office',
      language: 'da',
    });
    expect(found.categories['other']).toEqual({
      key: 'other',
      name: { da: 'Andet', en: 'Other' },
      team: 'service-desk',
      words: [],
      confidential: false,
    });
    expect(found.services['payroll']).toMatchObject({
      category: 'hardware',
      team: 'service-desk',
      criticality: 'high',
    });
    expect(found.matrix.department).toEqual({ working: 'P4', hindered: 'P2', stopped: 'P1' });
    expect(found.targets.P1).toEqual({
      response: { kind: 'ms', ms: 900_000, text: '15m' },
      resolution: { kind: 'ms', ms: 14_400_000, text: '4h' },
      noNews: { kind: 'ms', ms: 1_800_000, text: '30m' },
      hours: 'always',
    });
    expect(found.escalations[0]).toMatchObject({
      key: 'urgent',
      for: ['P1', 'P2'],
      steps: [
        { notify: [{ type: 'team' }] },
        { notify: [{ type: 'lead' }] },
        { notify: [{ type: 'manager' }, { type: 'person', key: 'bo' }] },
      ],
      repeat: { every: { ms: 1_800_000 }, notify: [{ type: 'lead' }, { type: 'manager' }] },
    });
    expect(found.hours['always']).toEqual({
      zone: 'Europe/Copenhagen',
      week: Array.from({ length: 7 }, () => [[0, 1440]]),
    });
    expect(found.hours['office']).toMatchObject({ zone: 'Europe/Copenhagen', holidays: 'DK' });
  });

  it('reads every scalar as the text it is, also under %YAML 1.1', () => {
    const found = desk(deskText('traps'));
    expect(found.hours['office']?.zone).toBe('Europe/London');
    expect(found.hours['office']?.week[0]).toEqual([[480, 960]]);
    expect(found.teams['service-desk']?.name).toEqual({ da: '365', en: '365' });
    expect(found.teams['network']).toMatchObject({ members: 'everyone', language: 'en', hours: 'always' });
    expect(found.categories['hardware']?.words).toEqual(['no', '42', '1e3', '08:00', '~', 'ø']);
    expect(found.people['anna']?.email).toBe('anna.holm@example.com');
    expect(found.people['carl']?.ids).toEqual(['teams:5D1C5A5E', 'slack:U0CARL']);
    expect(found.matrix).toEqual(desk(deskText('good')).matrix);
  });

  it('finds nothing under names that every object has', () => {
    expect(desk(deskText('good')).people['constructor']).toBeUndefined();
  });
});

describe('a file that is no desk', () => {
  it.each([
    ['', 'desk.yaml is empty'],
    ['# later\n', 'desk.yaml is empty'],
    ['- a\n', 'cannot be a list'],
    ['hello\n', 'cannot be "hello"'],
    ['desk: *it\n', 'nothing is marked "&it" before this'],
  ])('%j says why', (text, message) => {
    expect(parseDesk(text, 'desk.yaml').problems[0]).toMatchObject({
      severity: 'error',
      line: 1,
      message: { en: message },
    });
  });

  it('a section that is missing is one mistake, not one for each name in it', () => {
    const text = deskText('good').replace(/people:[^]*teams:/, 'teams:');
    expect(parseDesk(text, 'desk.yaml').problems.map(({ path, message }) => `${path} ${message.en}`)).toEqual([
      'people is missing',
    ]);
  });

  it('what YAML says as a warning, too, is an error', () => {
    const text = deskText('good').replace('    everybody: [P3, P1, P1]', '!!');
    const { desk: found, problems } = parseDesk(text, 'desk.yaml');
    expect({ found, problems }).toEqual({ problems: [expect.objectContaining({ severity: 'error', line: 39 })] });
  });

  it('never throws, and every problem has a place in the text', () => {
    const lines = deskText('good').split('\n');
    const broken = fc
      .array(
        fc.tuple(fc.nat(lines.length - 1), fc.constantFrom('', '\t', '{', '- x', ': :', '__proto__: {a: b}', '&a *a')),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((changes) => changes.reduce((text, [at, put]) => text.with(at, put), lines).join('\n'));
    fc.assert(
      fc.property(fc.oneof(broken, fc.string()), (text) => {
        const { desk: found, problems } = parseDesk(text, 'desk.yaml');
        const errors = problems.filter((problem) => problem.severity === 'error').length;
        expect(found === undefined).toBe(errors > 0);
        for (const { line, column } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length + 1);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('loadDesk', () => {
  it('gives the desk, with warnings beside it', async () => {
    const { desk: found, warnings } = await loadDesk(join(root, 'docs', 'desk.example.yaml'));
    expect(found.prefix).toBe('INC');
    expect(warnings).toEqual([]);
  });

  it('throws all mistakes at once', async () => {
    const error = await loadDesk(join(root, 'test', 'fixtures', 'desk', 'three-mistakes.yaml')).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(DeskError);
    expect(error instanceof DeskError && error.message.split('\n').map((line) => line.split(': ', 1)[0])).toEqual([
      'three-mistakes.yaml has 3 mistakes:',
      '  three-mistakes.yaml:4:3 error desk.prefx',
      '  three-mistakes.yaml:25:11 error teams.network.lead',
      '  three-mistakes.yaml:41:19 error targets.P1.response',
    ]);
  });

  it('names a file that is not there', async () => {
    await expect(loadDesk(join(root, 'nowhere.yaml'))).rejects.toThrow(/there is no file .*nowhere\.yaml/);
  });
});
