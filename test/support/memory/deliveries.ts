import { type Delivery } from '../../../src/delivery/rows';
import { type DeliveryStore } from '../../../src/delivery/store';
import { type SubjectRef, subjectKey } from '../../../src/ground/refs';
import { copy } from './copy';

export function memoryDeliveries(): DeliveryStore {
  const rows = new Map<string, Delivery>();
  const answered = new Set<string>();
  const where = (keep: (row: Delivery) => boolean) => [...rows.values()].filter(keep).toSorted(byEffect).map(copy);

  return {
    async plan(planned) {
      for (const row of planned) if (!rows.has(row.id)) rows.set(row.id, copy(row));
    },
    async get(id) {
      const row = rows.get(id);
      return row && copy(row);
    },
    ofSubject: async (subject) => where((row) => isOf(row, subject)),

    async lease(id, until) {
      const row = rows.get(id);
      if (row?.status !== 'pending') return undefined;
      const { notBefore: _notBefore, ...rest } = row;
      const leased: Delivery = { ...rest, status: 'sending', leaseUntil: until, attempts: row.attempts + 1 };
      rows.set(id, leased);
      return copy(leased);
    },

    async finish(id, end) {
      const row = rows.get(id);
      if (!row || !['pending', 'sending', 'unknown'].includes(row.status)) return;
      const { leaseUntil: _lease, ...rest } = row;
      rows.set(id, copy({ ...rest, ...end }));
    },

    async expireLeases(now, limit) {
      const late = where((row) => row.status === 'sending' && row.leaseUntil !== undefined && row.leaseUntil <= now);
      return late
        .toSorted((a, b) => (a.leaseUntil?.getTime() ?? 0) - (b.leaseUntil?.getTime() ?? 0))
        .slice(0, limit)
        .map(({ leaseUntil: _lease, ...rest }) => {
          const row: Delivery = { ...rest, status: 'unknown', reason: 'lease_expired', settledAt: now };
          rows.set(row.id, copy(row));
          return copy(row);
        });
    },

    pending: async (before, limit) =>
      where((row) => row.status === 'pending' && row.createdAt < before)
        .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
        .slice(0, limit),

    async saidBy({ id, address }) {
      const isIt = ({ ref }: Delivery) =>
        ref?.id === id && ref.address.id === address.id && ref.address.platform === address.platform;
      return where(isIt)[0];
    },

    async firstAnswer(key) {
      if (answered.has(key)) return false;
      answered.add(key);
      return true;
    },
  };
}

const isOf = (row: Delivery, subject: SubjectRef) => subjectKey(row.subject) === subjectKey(subject);

/** `2.1` before `10.0`, then by row id. */
function byEffect(a: Delivery, b: Delivery): number {
  const [versionA = 0, nA = 0] = a.effect.split('.').map(Number);
  const [versionB = 0, nB = 0] = b.effect.split('.').map(Number);
  return versionA - versionB || nA - nB || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
