import { fold } from '../../../src/ground/fold';
import type { Caller } from '../../../src/registers/caller';
import type { Device } from '../../../src/registers/device';
import { phoneTail } from '../../../src/registers/phone';
import type { CallerStore, Imported, ImportStore, RegisterStore, Taking } from '../../../src/registers/store';
import { copy, copyOf } from './copy';

function memoryRegister<Row extends { readonly key: string }>(): RegisterStore<Row> & {
  readonly all: () => readonly Row[];
} {
  const rows = new Map<string, { readonly row: Row; readonly generation: string }>();
  return {
    all: () => [...rows.values()].map(({ row }) => copy(row)),
    get: async (key) => copyOf(rows.get(key)?.row),
    many: async (keys) => keys.flatMap((key) => copyOf(rows.get(key)?.row) ?? []),
    async put(brought, generation) {
      const doubled = brought.filter(({ key }) => rows.get(key)?.generation === generation).map(({ key }) => key);
      for (const row of brought) if (!doubled.includes(row.key)) rows.set(row.key, { row: copy(row), generation });
      return doubled;
    },
    async removeBefore(generation) {
      const gone = [...rows].filter(([, row]) => row.generation < generation);
      for (const [key] of gone) rows.delete(key);
      return gone.length;
    },
  };
}

export function memoryDevices(): RegisterStore<Device> {
  const { all: _, ...register } = memoryRegister<Device>();
  return register;
}

export function memoryCallers(): CallerStore {
  const { all, ...register } = memoryRegister<Caller>();
  return {
    ...register,
    byPhone: async (tail, limit) =>
      all()
        .filter(({ phone }) => phone !== undefined && phoneTail(phone) === tail)
        .slice(0, limit),
    named: async (beginning, limit) =>
      all()
        .filter(({ name }) => fold(name).startsWith(fold(beginning)))
        .toSorted((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1))
        .slice(0, limit),
  };
}

export function memoryImports(): ImportStore {
  const last = new Map<Taking, Imported>();
  return {
    last: async (register) => copyOf(last.get(register)),
    async done(register, imported) {
      last.set(register, copy(imported));
    },
  };
}
