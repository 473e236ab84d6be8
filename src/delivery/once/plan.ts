import { type ChatAddress, type SubjectRef, subjectKey } from '../../ground/refs';
import { isFinal, sameAddress } from '../../people/reach';
import { versionOf } from '../../record/stored';
import { ChatError } from '../../view/chat-port';
import type { DeliveryReason } from '../reasons';
import type { Choice, Located, Recipients, Wanted } from '../recipients';
import { type Delivery } from '../rows';
import type { Audience, Saying, Snapshot, Unplanned } from '../subject';
import { NOBODY, type Target, targetKey } from '../target';

/** A new row for one recipient. */
export function rowFor(
  subject: SubjectRef,
  saying: Saying & { readonly notBefore?: Date },
  target: Target,
  now: Date,
): Delivery {
  const { effect, audience, notice, actor, way, notBefore, meant, standsFor } = saying;
  return {
    id: `${subjectKey(subject)}.${effect}.${targetKey(target)}`,
    subject,
    effect,
    target,
    audience,
    notice,
    ...(actor !== undefined && { actor }),
    ...(way !== undefined && { way }),
    ...(meant !== undefined && { meant }),
    ...(standsFor && standsFor.length > 0 && { standsFor }),
    status: 'pending',
    ...(notBefore && heldUntil(notBefore)),
    attempts: 0,
    createdAt: now,
  };
}

/** Held back: it falls due, and grows old, only then. */
export const heldUntil = (until: Date): Pick<Delivery, 'notBefore' | 'dueSince'> => ({
  notBefore: until,
  dueSince: until,
});

export const settledRow = (row: Delivery, status: 'refused' | 'cancelled', reason: DeliveryReason): Delivery => ({
  ...row,
  status,
  reason,
  settledAt: row.createdAt,
});

/** Rows that say the same to somebody: same write, same kind. One person or room hears it once. */
export const sameSaying = (rows: readonly Delivery[], effect: string, kind: string): readonly Delivery[] =>
  rows.filter(
    (row) => versionOf(row.effect) === versionOf(effect) && row.notice.kind === kind && row.target.type !== 'nobody',
  );

/** Whom the one who was chosen stands in for. */
export const passedOver = ({ meant, reached }: Choice): readonly string[] =>
  meant === undefined || meant === reached ? [] : [meant];

/** A new row, and what was found out on the way to it. */
interface Planned extends Pick<Choice, 'unreachable' | 'reached'> {
  readonly row: Delivery;
}

/**
 * The first row of a say: to whom it goes, or that it need not go.
 * Rejects with `ChatError` when that may be known later and `mayWait`.
 */
export async function planSay(
  recipients: Recipients,
  snapshot: Snapshot,
  saying: Unplanned,
  rows: readonly Delivery[],
  now: Date,
  mayWait: boolean,
): Promise<Planned> {
  const { subject } = snapshot;
  const { audience, notice, effect } = saying;
  const nobody = snapshot.nobody(audience);
  if (nobody) return { row: settledRow(rowFor(subject, saying, NOBODY, now), 'cancelled', nobody), unreachable: [] };
  const wantedOf = (one: Unplanned, waits: boolean): Wanted => ({
    tried: new Set<string>(),
    again: false,
    way: one.way,
    ping: snapshot.traits(one).isPing,
    mayWait: waits,
  });
  const choice = await choose(recipients, snapshot, audience, wantedOf(saying, mayWait));
  const found = choice.to;
  const { meant } = choice;
  const whom = meant === undefined ? {} : { meant };
  if (!found) {
    const row = rowFor(subject, { ...saying, ...whom }, NOBODY, now);
    return { ...choice, row: settledRow(row, 'refused', 'unreachable') };
  }
  // Several that end at one place are one message, which says for whom all of them are.
  const standsFor = new Set(passedOver(choice));
  for (const other of snapshot.siblings(effect)) {
    const theirs = await choose(recipients, snapshot, other.audience, wantedOf(other, false));
    if (theirs.to && isOnePlace(theirs.to, found)) for (const name of passedOver(theirs)) standsFor.add(name);
  }
  const row: Delivery = {
    ...rowFor(subject, { ...saying, ...whom, standsFor: [...standsFor] }, found.target, now),
    ...(found.nobodyOnCall && { reason: 'nobody_on_call' }),
  };
  if ('until' in found) return { ...choice, row: { ...row, ...heldUntil(found.until), reason: 'held_gap' } };
  const others = sameSaying(rows, effect, notice.kind).filter((other) => other.status !== 'cancelled');
  const isTold = await someAsync(others, (other) => isSamePlace(recipients, snapshot, other, found));
  return { ...choice, row: isTold ? settledRow(row, 'cancelled', 'duplicate') : row };
}

async function choose(recipients: Recipients, snapshot: Snapshot, audience: Audience, wanted: Wanted): Promise<Choice> {
  try {
    return await recipients.next(snapshot, audience, wanted);
  } catch (error) {
    if (!(error instanceof ChatError) || !isFinal(error)) throw error;
    return recipients.next(snapshot, audience, { ...wanted, mayWait: false });
  }
}

const isOnePlace = (one: Located, other: Located): boolean =>
  targetKey(one.target) === targetKey(other.target) || sameAddress(addressOf(one), addressOf(other));

async function isSamePlace(recipients: Recipients, snapshot: Snapshot, other: Delivery, found: Located) {
  if (targetKey(other.target) === targetKey(found.target)) return true;
  const place = await recipients.locate(snapshot, other.audience, other.target).catch(() => undefined);
  return sameAddress(addressOf(place), addressOf(found));
}

const addressOf = (place: Located | undefined): ChatAddress | undefined =>
  place && 'address' in place ? place.address : undefined;

async function someAsync<T>(items: readonly T[], test: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (await test(item)) return true;
  return false;
}
