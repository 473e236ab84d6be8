import type { LeaseStore } from '../../../src/record/leases';
import type { RepairResult, RepairStore } from '../../../src/record/repair';
import { copy, copyOf } from './copy';

export function memoryLeases(): LeaseStore {
  const leases = new Map<string, { readonly by: string; readonly until: Date }>();
  return {
    async take(name, by, now, until) {
      const held = leases.get(name);
      if (held && held.by !== by && held.until > now) return false;
      leases.set(name, { by, until });
      return true;
    },
  };
}

export function memoryRepairs(): RepairStore {
  let result: RepairResult | undefined;
  return {
    async put(next) {
      result = copy(next);
    },
    last: async () => copyOf(result),
  };
}
