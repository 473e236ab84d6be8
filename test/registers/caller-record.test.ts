import type { Caller } from '../../src/registers/caller';
import { callerRecordOf, managerOf } from '../../src/registers/caller-record';
import { aDesk } from '../support/desk';

const desk = aDesk({
  groups: {
    finance: {
      key: 'finance',
      name: { da: 'Økonomi', en: 'Finance' },
      people: ['anna'],
      emails: ['@finance.example.com'],
      manager: 'carl',
      targets: {},
    },
  },
});
const carl = desk.people['carl'];

const listed = (...rows: readonly Caller[]) => ({
  desk,
  callers: { get: async (key: string) => rows.find((row) => row.key === key) },
});
const kim = { key: 'kim@example.com', name: 'Kim Jensen' };

describe('the manager of a caller', () => {
  it('is whom the list names, as the desk’s file or else the list calls them', async () => {
    const eva = { key: 'eva@example.com', name: 'Eva Lund' };
    expect(await managerOf(listed({ ...kim, manager: eva.key }, eva), { email: 'Kim@Example.com' })).toEqual({
      name: 'Eva Lund',
      email: 'eva@example.com',
    });
    const bo = desk.people['bo']?.email ?? '';
    expect(await managerOf(listed({ ...kim, manager: bo }), { email: kim.key })).toEqual({
      name: desk.people['bo']?.name,
      email: bo,
      key: 'bo',
    });
    expect(await managerOf(listed({ ...kim, manager: 'gone@example.com' }), { email: kim.key })).toEqual({
      name: 'gone@example.com',
      email: 'gone@example.com',
    });
  });

  it('is that of their group where the list does not say', async () => {
    const found = await managerOf(listed(), { email: 'kim@finance.example.com' });
    expect(found).toMatchObject({ key: 'carl', name: carl?.name });
    expect(await managerOf(listed(), { key: 'anna' })).toMatchObject({ key: 'carl' });
    expect(await managerOf(listed({ ...kim, manager: kim.key }), { email: kim.key })).toBeUndefined();
  });

  it('is never the caller, and nobody where nothing says', async () => {
    expect(await managerOf(listed({ ...kim, manager: kim.key }), { email: 'KIM@example.com' })).toBeUndefined();
    expect(await managerOf(listed(), { email: kim.key })).toBeUndefined();
    expect(await managerOf(listed(), {})).toBeUndefined();
    expect(await managerOf(listed(), { email: 'x@finance.example.com', key: 'carl' })).toBeUndefined();
  });
});

describe('what is known of a caller', () => {
  it('is nothing where neither list nor group says anything', async () => {
    expect(await callerRecordOf(listed(), { email: kim.key })).toBeUndefined();
    expect(await callerRecordOf(listed(), {})).toBeUndefined();
  });

  it('is what the list has, with the manager of the group where it has none', async () => {
    const row = { key: 'kim@finance.example.com', name: 'Kim', phone: '4210', department: 'Løn', vip: true } as const;
    expect(await callerRecordOf(listed(row), { email: row.key })).toMatchObject({
      phone: '4210',
      department: 'Løn',
      vip: true,
      manager: { key: 'carl' },
    });
  });
});
