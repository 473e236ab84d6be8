import type { Caller } from '../../../src/registers/caller';
import type { Stores } from '../store';

const kim: Caller = { key: 'kim@example.com', name: 'Kim Østergård', phone: '4210', manager: 'carl@example.com' };
const eva: Caller = { key: 'eva@example.com', name: 'Eva Lund', vip: true };

export function registerContract(stores: Stores): void {
  it('gives back what was put there, to every process, and nobody else', async () => {
    const { store, other } = stores();
    expect(await store.callers.put([kim, eva], '1')).toEqual([]);
    expect(await other.callers.get('kim@example.com')).toEqual(kim);
    expect(await other.callers.get('bo@example.com')).toBeUndefined();
    expect(await other.callers.many(['eva@example.com', 'bo@example.com'])).toEqual([eva]);
    expect(await other.callers.many([])).toEqual([]);
  });

  it('keeps the first of two rows of one import, and the newer of two imports', async () => {
    const { callers } = stores().store;
    await callers.put([kim], '1');
    expect(await callers.put([{ ...kim, phone: '1' }, eva], '1')).toEqual(['kim@example.com']);
    expect(await callers.get('kim@example.com')).toEqual(kim);
    expect(await callers.put([{ ...kim, phone: '2' }], '2')).toEqual([]);
    expect(await callers.get('kim@example.com')).toEqual({ ...kim, phone: '2' });
  });

  it('takes away what an import did not bring again', async () => {
    const { callers } = stores().store;
    await callers.put([kim, eva], '1');
    await callers.put([eva], '2');
    expect(await callers.removeBefore('2')).toBe(1);
    expect(await callers.get('kim@example.com')).toBeUndefined();
    expect(await callers.get('eva@example.com')).toEqual(eva);
    expect(await callers.removeBefore('2')).toBe(0);
  });

  it('finds callers by the beginning of their name, letter case and accents aside', async () => {
    const { callers } = stores().store;
    await callers.put([kim, eva, { key: 'kim2@example.com', name: 'kim Aagaard' }], '1');
    expect((await callers.named('KIM', 5)).map(({ name }) => name)).toEqual(['kim Aagaard', 'Kim Østergård']);
    expect((await callers.named('kim oe', 5)).map(({ name }) => name)).toEqual(['Kim Østergård']);
    expect(await callers.named('kim', 1)).toHaveLength(1);
    expect(await callers.named('$.*', 5)).toEqual([]);
  });

  it('finds callers by the end of their number, however it is written', async () => {
    const { store, other } = stores();
    await store.callers.put(
      [
        { ...kim, phone: '+45 42 10 00 00' },
        { ...eva, phone: '42100000' },
      ],
      '1',
    );
    const found = async (tail: string, limit = 5) => (await other.callers.byPhone(tail, limit)).map(({ key }) => key);
    expect((await found('42100000')).toSorted()).toEqual([eva.key, kim.key]);
    expect(await found('42100000', 1)).toHaveLength(1);
    expect(await found('2100000')).toEqual([]);
  });

  it('keeps devices apart from callers', async () => {
    const { store, other } = stores();
    const printer = { key: 'prn-3-12', tag: 'PRN-3-12', name: 'LaserJet', service: 'print' };
    await store.devices.put([printer], '1');
    expect(await other.devices.many(['prn-3-12', 'prn-3-13'])).toEqual([printer]);
    expect(await other.callers.get('prn-3-12')).toBeUndefined();
  });

  it('remembers what was taken last of each file', async () => {
    const { store, other } = stores();
    expect(await store.imports.last('callers')).toBeUndefined();
    const at = new Date('2026-11-27T02:00:00.000Z');
    await store.imports.done('callers', { hash: 'a', rows: 2, at });
    await store.imports.done('callers', { hash: 'b', rows: 3, at });
    expect(await other.imports.last('callers')).toEqual({ hash: 'b', rows: 3, at });
  });
}
