import { type Delivery, keptUntil, nextLook, withoutWords } from '../../../src/delivery/rows';
import { type DeliveryStore } from '../../../src/delivery/store';
import { type SubjectRef, subjectKey } from '../../../src/ground/refs';
import { copy } from './copy';

export function memoryDeliveries(): DeliveryStore {
  const rows = new Map<string, Delivery>();
  const old = new Map<string, Delivery>();
  const answered = new Set<string>();
  const where = (keep: (row: Delivery) => boolean) => [...rows.values()].filter(keep).toSorted(byEffect).map(copy);

  return {
    async plan(planned) {
      const added = planned.filter((row) => !rows.has(row.id));
      for (const row of added) rows.set(row.id, copy(row));
      return new Set(added.map(({ id }) => id));
    },
    async get(id) {
      const row = rows.get(id);
      return row && copy(row);
    },
    ofSubject: async (subject) => where((row) => isOf(row, subject)),

    history: async (subject) =>
      [...new Map([...old, ...rows]).values()]
        .filter((row) => isOf(row, subject))
        .toSorted(byEffect)
        .map(copy),
    async putAway(now, limit) {
      const ended = [...rows.values()].filter((row) => (keptUntil(row) ?? LATER) <= now).slice(0, limit);
      for (const row of ended) {
        old.set(row.id, withoutWords(row));
        rows.delete(row.id);
      }
      return ended.length;
    },

    async lease(read, until) {
      const row = rows.get(read.id);
      const isAsRead = row?.status === read.status && row.attempts === read.attempts && row.revised === read.revised;
      if (!isAsRead || row.leaseUntil?.getTime() !== read.leaseUntil?.getTime()) return undefined;
      const { notBefore: _notBefore, ...rest } = row;
      const leased: Delivery = { ...rest, status: 'sending', leaseUntil: until, attempts: row.attempts + 1 };
      rows.set(row.id, leased);
      return copy(leased);
    },

    async renew(held, until) {
      const row = rows.get(held.id);
      if (row && isHeldBy(row, held)) rows.set(row.id, { ...row, leaseUntil: until });
    },

    async finish(held, end) {
      const row = rows.get(held.id);
      if (!row || !(end.status === 'sent' ? NOT_FINAL.includes(row.status) : isHeldBy(row, held))) return;
      const { leaseUntil: _lease, ...rest } = row;
      rows.set(row.id, copy({ ...rest, ...end }));
    },

    async cameBack(id, now) {
      const row = rows.get(id);
      if (row?.status === 'sent') rows.set(id, { ...row, status: 'refused', reason: 'bounced', settledAt: now });
    },

    async revise(id, notice, revised) {
      const row = rows.get(id);
      if (row) rows.set(id, copy({ ...row, notice, revised }));
    },

    due: async (by, limit) =>
      where((row) => lookAt(row) <= by.getTime())
        .toSorted((a, b) => lookAt(a) - lookAt(b))
        .slice(0, limit),

    async releaseHeld(team, now) {
      for (const row of rows.values()) {
        const { notBefore, ...rest } = row;
        if (row.reason !== 'held_gap' || !('team' in row.target) || row.target.team !== team) continue;
        if (notBefore && notBefore > now) rows.set(row.id, { ...rest, dueSince: now });
      }
    },

    async unfold(ids, now) {
      for (const row of ids.flatMap((id) => rows.get(id) ?? [])) {
        if (row.reason !== 'digest' && row.reason !== 'folded') continue;
        const { reason: _reason, settledAt: _settledAt, ...rest } = row;
        rows.set(row.id, { ...rest, status: 'pending', dueSince: now });
      }
    },

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

const LATER = new Date(8.64e15);
const NOT_FINAL: readonly Delivery['status'][] = ['pending', 'sending', 'unknown'];
const lookAt = (row: Delivery): number => nextLook(row)?.getTime() ?? Number.POSITIVE_INFINITY;
const isHeldBy = (row: Delivery, held: Delivery) => row.status === 'sending' && row.attempts === held.attempts;

const isOf = (row: Delivery, subject: SubjectRef) => subjectKey(row.subject) === subjectKey(subject);

/** `2.1` before `10.0`, then by row id. */
function byEffect(a: Delivery, b: Delivery): number {
  const [versionA = 0, nA = 0] = a.effect.split('.').map(Number);
  const [versionB = 0, nB = 0] = b.effect.split('.').map(Number);
  return versionA - versionB || nA - nB || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
