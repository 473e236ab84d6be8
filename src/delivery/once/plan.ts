import type { Way } from '../../desk/model';
import type { ChatAddress } from '../../ground/refs';
import type { Audience, Notice } from '../../incident/effects';
import type { Incident } from '../../incident/types';
import { isFinal, sameAddress } from '../../people/reach';
import type { OutboxEntry, StoredIncident } from '../../record/records';
import { versionOf } from '../../record/wake';
import { ChatError } from '../../view/chat-port';
import type { DeliveryReason } from '../fate';
import type { Located, Recipients, Wanted } from '../recipients';
import { type Delivery } from '../rows';
import { NOBODY, type Target, targetKey } from '../target';

/** An outbox entry whose effect is a say. */
export interface SayEntry extends OutboxEntry {
  readonly effect: Extract<OutboxEntry['effect'], { type: 'once' }>;
}

export const isSay = (entry: OutboxEntry): entry is SayEntry => entry.effect.type === 'once';

interface Said {
  readonly incident: string;
  readonly effect: string;
  readonly audience: Audience;
  readonly notice: Notice;
  readonly actor?: string;
  readonly way?: Way;
  readonly notBefore?: Date;
}

/** A new row for one recipient. */
export function rowFor(said: Said, target: Target, now: Date): Delivery {
  const { incident, effect, audience, notice, actor, way, notBefore } = said;
  return {
    id: `${incident}.${effect}.${targetKey(target)}`,
    incident,
    effect,
    target,
    audience,
    notice,
    ...(actor !== undefined && { actor }),
    ...(way !== undefined && { way }),
    status: 'pending',
    ...(notBefore && { notBefore }),
    attempts: 0,
    createdAt: now,
  };
}

export const settledRow = (row: Delivery, status: 'refused' | 'cancelled', reason: DeliveryReason): Delivery => ({
  ...row,
  status,
  reason,
  settledAt: row.createdAt,
});

/** Somebody should do something now: by the way its hearer chose, and never thinned out. */
export const isPing = ({ kind }: Pick<Notice, 'kind'>): boolean =>
  kind === 'ping' || kind === 'escalated' || kind === 'noNews' || kind === 'handOver' || kind === 'handOverWaits';

/** Rows that say the same to somebody: same write, same kind. One person or room hears it once. */
export const sameSaying = (rows: readonly Delivery[], effect: string, kind: Notice['kind']): readonly Delivery[] =>
  rows.filter(
    (row) => versionOf(row.effect) === versionOf(effect) && row.notice.kind === kind && row.target.type !== 'nobody',
  );

/**
 * The first row of a say: to whom it goes, or that it need not go.
 * Rejects with `ChatError` when that may be known later and `mayWait`.
 */
export async function planSay(
  recipients: Recipients,
  stored: StoredIncident,
  entry: SayEntry,
  rows: readonly Delivery[],
  now: Date,
  mayWait: boolean,
): Promise<Delivery> {
  const { type: _, to: audience, by: way, ...rest } = entry.effect;
  const { notice } = rest;
  const incident = stored.state;
  const said = { incident: incident.id, effect: entry.id, audience, ...rest, ...(way && { way }) };
  if (audience.type === 'owner' && !incident.owner)
    return settledRow(rowFor(said, NOBODY, now), 'cancelled', 'no_owner');
  const wanted = { tried: new Set<string>(), again: false, way, ping: isPing(notice) };
  const found = await find(recipients, incident, audience, wanted, mayWait);
  if (!found) return settledRow(rowFor(said, NOBODY, now), 'refused', 'unreachable');
  const row: Delivery = { ...rowFor(said, found.target, now), ...(found.nobodyOnCall && { reason: 'nobody_on_call' }) };
  if ('until' in found) return { ...row, notBefore: found.until, reason: 'held_gap' };
  const others = sameSaying(rows, entry.id, notice.kind).filter((other) => other.status !== 'cancelled');
  const isTold = await someAsync(others, (other) => isSamePlace(recipients, incident, other, found));
  return isTold ? settledRow(row, 'cancelled', 'duplicate') : row;
}

async function find(
  recipients: Recipients,
  incident: Incident,
  audience: Audience,
  wanted: Wanted,
  mayWait: boolean,
): Promise<Located | undefined> {
  try {
    return await recipients.next(incident, audience, wanted);
  } catch (error) {
    if (!(error instanceof ChatError) || (mayWait && !isFinal(error))) throw error;
    return undefined;
  }
}

async function isSamePlace(recipients: Recipients, incident: Incident, other: Delivery, found: Located) {
  if (targetKey(other.target) === targetKey(found.target)) return true;
  const place = await recipients.locate(incident, other.audience, other.target).catch(() => undefined);
  return sameAddress(addressOf(place), addressOf(found));
}

const addressOf = (place: Located | undefined): ChatAddress | undefined =>
  place && 'address' in place ? place.address : undefined;

async function someAsync<T>(items: readonly T[], test: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (await test(item)) return true;
  return false;
}
