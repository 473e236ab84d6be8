import type { Logger } from 'pino';
import { ChatError, type ChatPort } from '../chat/port';
import type { ChatAddress, MessageRef } from '../chat/refs';
import type { Clock } from '../clock';
import type { CardPlace } from '../incident/effects';
import type { Incident } from '../incident/types';
import type { Reader } from '../lang';
import type { View } from '../views/view';
import type { DeliveryCounts } from './counts';
import type { Limiter } from './limiter';
import { type ChatOf, isFinal, sameAddress } from './reach';
import type { CardRow } from './records';
import type { RoomOf, Spot } from './room-of';
import { later } from './wake';

/** What a card has to know of the place it stands in. */
export interface Around {
  /** What is written there is heard without mentioning the bot. */
  readonly hears: boolean;
  /** It stands in for a place that did not take it. */
  readonly displaced: boolean;
  /** The case went to another team, whose room has its card now. */
  readonly moved?: true;
}
export type RenderCard = (incident: Incident, place: CardPlace, reader: Reader, around: Around) => View;

/** What became of one try. `nowhere`: no conversation takes it now. `refused`: the platform calls the card itself bad. */
export type Shown =
  | { readonly type: 'shown'; readonly ref: MessageRef; readonly posted: boolean }
  | { readonly type: 'unknown'; readonly address: ChatAddress }
  | { readonly type: 'later'; readonly at: Date }
  | { readonly type: 'nowhere' }
  | { readonly type: 'refused' };

export interface ShowDeps {
  readonly chat: ChatOf;
  readonly rooms: RoomOf;
  readonly renderCard: RenderCard;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

const RETRY_MS = 2000;

/** Edits the card where it is, or posts it in the best conversation that takes it. The row's lease must be held. */
export function createShow(deps: ShowDeps): (row: CardRow, incident: Incident) => Promise<Shown> {
  const { chat, rooms, renderCard, limiter, clock, counts, log } = deps;

  const countedAt = (to: ChatAddress): ChatAddress => chat(to.platform)?.counted?.(to) ?? to;

  /** Runs one call within the conversation's limits; the error of a failed one is a value. `hasTurn`: it need not wait. */
  async function call<T>(to: ChatAddress, run: () => Promise<T>, hasTurn = false): Promise<T | ChatError> {
    const counted = countedAt(to);
    const waitMs = hasTurn ? 0 : await limiter.take(counted, chat(to.platform)?.rates ?? []);
    if (waitMs > 0) return new ChatError('rate_limited', 'our own limit', { retryAfterMs: waitMs });
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      if (error.kind === 'rate_limited') await limiter.block(counted, error.retryAfterMs ?? RETRY_MS);
      if (error.kind === 'forbidden') counts.forbidden += 1;
      return error;
    }
  }

  const viewAt = async (
    incident: Incident,
    place: CardPlace,
    spot: Spot,
    port: ChatPort,
    to: ChatAddress,
  ): Promise<View> => {
    // When it cannot be told, the card says nothing about it.
    const hears = (await port.hears?.(to).catch(() => true)) ?? true;
    return renderCard(incident, place, spot.reader, { hears, displaced: spot.displaced ?? false });
  };

  const comeBack = (error: ChatError): Shown => ({
    type: 'later',
    at: later(clock.now(), error.retryAfterMs ?? RETRY_MS),
  });

  function bad(incident: Incident, error: ChatError): Shown {
    log.error({ err: error, incident: incident.number }, 'a card was refused as bad');
    return { type: 'refused' };
  }

  async function spotAt(incident: Incident, place: CardPlace, address: ChatAddress): Promise<Spot | undefined> {
    let first: Spot | undefined;
    for await (const spot of rooms.spots(incident, place)) {
      if (sameAddress(spot.address, address)) return spot;
      first ??= spot;
    }
    return first;
  }

  /** The room of the team that a case went to, when its card still stands in another team's. */
  async function movedTo(row: CardRow, ref: MessageRef, incident: Incident): Promise<Spot | undefined> {
    if (row.place !== 'team') return undefined;
    const standing = await rooms.teamAt(ref.address);
    if (standing === undefined || standing === incident.team) return undefined;
    const room = await rooms.linkedRoom(incident);
    return room && !sameAddress(room.address, ref.address) ? room : undefined;
  }

  /** Leaves a line where the card stood. That it cannot be edited any more does not keep it there. */
  async function leave(ref: MessageRef, incident: Incident, spot: Spot): Promise<Shown | undefined> {
    const port = chat(ref.address.platform);
    if (!port) return undefined;
    const view = renderCard(incident, 'team', spot.reader, { hears: true, displaced: false, moved: true });
    const done = await call(ref.address, () => port.update(ref, view));
    return done instanceof ChatError && !isFinal(done) ? comeBack(done) : undefined;
  }

  /** Undefined when it cannot be edited there any more. */
  async function edit(row: CardRow, ref: MessageRef, incident: Incident): Promise<Shown | undefined> {
    const room = await movedTo(row, ref, incident);
    if (room) return leave(ref, incident, room);
    const port = chat(ref.address.platform);
    const spot = port && (await spotAt(incident, row.place, ref.address));
    if (!port || !spot) return undefined;
    const view = await viewAt(incident, row.place, spot, port, ref.address);
    const done = await call(ref.address, () => port.update(ref, view));
    if (!(done instanceof ChatError)) return { type: 'shown', ref, posted: false };
    if (done.kind === 'gone' || done.kind === 'forbidden') {
      log.warn({ incident: incident.number, place: row.place, reason: done.kind }, 'a card cannot be edited any more');
      return undefined;
    }
    return isFinal(done) ? bad(incident, done) : comeBack(done);
  }

  async function post(row: CardRow, incident: Incident): Promise<Shown> {
    // The edit that came to nothing had the turn; waiting for another, it would be tried and fail again, for ever.
    const edited = row.ref && countedAt(row.ref.address);
    for await (const spot of rooms.spots(incident, row.place)) {
      const { address } = spot;
      const port = chat(address.platform);
      if (!port) continue;
      const view = await viewAt(incident, row.place, spot, port, address);
      const hasTurn = sameAddress(edited, countedAt(address));
      const ref = await call(address, () => port.post(address, view, row.id), hasTurn);
      if (!(ref instanceof ChatError)) return { type: 'shown', ref, posted: true };
      if (ref.kind === 'unknown') return { type: 'unknown', address };
      if (ref.kind === 'not_accepted' && !ref.temporary) return bad(incident, ref);
      if (!isFinal(ref)) return comeBack(ref);
      log.warn({ incident: incident.number, place: row.place, reason: ref.kind }, 'a card was not taken here');
    }
    return { type: 'nowhere' };
  }

  return async (row, incident) => {
    try {
      const edited = row.ref && (await edit(row, row.ref, incident));
      return edited ?? (await post(row, incident));
    } catch (error) {
      if (error instanceof ChatError) return comeBack(error);
      throw error;
    }
  };
}
