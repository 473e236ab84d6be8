import type { Logger } from 'pino';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { ChatAddress, MessageRef } from '../../ground/refs';
import { type CardPlace } from '../../ground/refs';
import { type ChatOf, isFinal, sameAddress } from '../../people/reach';
import { ChatError, type ChatPort } from '../../view/chat-port';
import type { View } from '../../view/view';
import type { Attempts } from '../attempt';
import { type CardRow } from '../rows';
import type { Snapshot } from '../subject';
import type { Rooms, Spot } from './rooms';

/** What became of one try. `nowhere`: no conversation takes it now. `refused`: the platform calls the card itself bad. */
export type Shown =
  | { readonly type: 'shown'; readonly ref: MessageRef; readonly posted: boolean }
  | { readonly type: 'unknown'; readonly address: ChatAddress }
  | { readonly type: 'later'; readonly at: Date }
  | { readonly type: 'nowhere' }
  | { readonly type: 'refused' };

export interface ShowDeps {
  readonly attempts: Attempts;
  readonly chat: ChatOf;
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

const RETRY_MS = 2000;

/** The row's lease must be held. */
export interface Show {
  /** Edits the card where it is, or posts it in the best conversation that takes it. */
  show(row: CardRow, snapshot: Snapshot): Promise<Shown>;
  /** When its case has gone to another team, only says so where the card stands. `stays`: it belongs where it is. */
  leave(row: CardRow, snapshot: Snapshot): Promise<'stays' | 'left' | Extract<Shown, { readonly type: 'later' }>>;
}

export function createShow(deps: ShowDeps): Show {
  const { attempts, chat, rooms, clock, log } = deps;

  /** Runs one call within the conversation's limits; the error of a failed one is a value. `hasTurn`: it need not wait. */
  async function call<T>(to: ChatAddress, run: () => Promise<T>, hasTurn = false): Promise<T | ChatError> {
    const waitMs = hasTurn ? 0 : await attempts.turn(to);
    if (waitMs > 0) return new ChatError('rate_limited', 'our own limit', { retryAfterMs: waitMs });
    return attempts.make(run, to);
  }

  const viewAt = async (
    snapshot: Snapshot,
    place: CardPlace,
    spot: Spot,
    port: ChatPort,
    to: ChatAddress,
  ): Promise<View> => {
    // When it cannot be told, the card says nothing about it.
    const hears = (await port.hears?.(to).catch(() => true)) ?? true;
    return snapshot.card(place, spot.reader, { hears, displaced: spot.displaced ?? false });
  };

  const comeBack = (error: ChatError) => ({
    type: 'later' as const,
    at: later(clock.now(), error.retryAfterMs ?? RETRY_MS),
  });

  function bad(snapshot: Snapshot, error: ChatError): Shown {
    log.error({ err: error, number: snapshot.listed.number }, 'a card was refused as bad');
    return { type: 'refused' };
  }

  async function spotAt(snapshot: Snapshot, place: CardPlace, address: ChatAddress): Promise<Spot | undefined> {
    let first: Spot | undefined;
    for await (const spot of rooms.spots(snapshot, place)) {
      if (sameAddress(spot.address, address)) return spot;
      first ??= spot;
    }
    return first;
  }

  /** Whether a card that is posted now would come elsewhere, because its case is another team's since it was shown. */
  async function hasMoved(row: CardRow, ref: MessageRef, snapshot: Snapshot): Promise<boolean> {
    if (row.place !== 'team' || row.team === undefined || row.team === snapshot.team) return false;
    for await (const spot of rooms.spots(snapshot, row.place)) return !sameAddress(spot.address, ref.address);
    return false;
  }

  /** That it cannot be edited any more does not keep it there. */
  async function leave(row: CardRow, snapshot: Snapshot): ReturnType<Show['leave']> {
    const { ref, team = snapshot.team } = row;
    if (!ref || !(await hasMoved(row, ref, snapshot))) return 'stays';
    const port = chat(ref.address.platform);
    const old = await spotAt({ ...snapshot, team }, row.place, ref.address);
    if (!port || !old) return 'left';
    const view = snapshot.card(row.place, old.reader, { hears: true, displaced: false, moved: true });
    const done = await call(ref.address, () => port.update(ref, view));
    return done instanceof ChatError && !isFinal(done) ? comeBack(done) : 'left';
  }

  /** Undefined when it cannot be edited there any more. */
  async function edit(row: CardRow, ref: MessageRef, snapshot: Snapshot): Promise<Shown | undefined> {
    const port = chat(ref.address.platform);
    const spot = port && (await spotAt(snapshot, row.place, ref.address));
    if (!port || !spot) return undefined;
    const view = await viewAt(snapshot, row.place, spot, port, ref.address);
    const done = await call(ref.address, () => port.update(ref, view));
    if (!(done instanceof ChatError)) return { type: 'shown', ref, posted: false };
    if (done.kind === 'gone' || done.kind === 'forbidden') {
      log.warn(
        { number: snapshot.listed.number, place: row.place, reason: done.kind },
        'a card cannot be edited any more',
      );
      return undefined;
    }
    return isFinal(done) ? bad(snapshot, done) : comeBack(done);
  }

  async function post(row: CardRow, snapshot: Snapshot): Promise<Shown> {
    // The edit that came to nothing had the turn; waiting for another, it would be tried and fail again, for ever.
    const edited = row.ref && attempts.counted(row.ref.address);
    for await (const spot of rooms.spots(snapshot, row.place)) {
      const { address } = spot;
      const port = chat(address.platform);
      if (!port) continue;
      const view = await viewAt(snapshot, row.place, spot, port, address);
      const hasTurn = sameAddress(edited, attempts.counted(address));
      const ref = await call(address, () => port.post(address, view, row.id), hasTurn);
      if (!(ref instanceof ChatError)) return { type: 'shown', ref, posted: true };
      if (ref.kind === 'unknown') return { type: 'unknown', address };
      if (ref.kind === 'not_accepted' && !ref.temporary) return bad(snapshot, ref);
      if (!isFinal(ref)) return comeBack(ref);
      log.warn({ number: snapshot.listed.number, place: row.place, reason: ref.kind }, 'a card was not taken here');
    }
    return { type: 'nowhere' };
  }

  /** What cannot be told now may be told later. */
  const patiently = async <T>(run: () => Promise<T>): Promise<T | ReturnType<typeof comeBack>> => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ChatError) return comeBack(error);
      throw error;
    }
  };

  return {
    leave: (row, snapshot) => patiently(() => leave(row, snapshot)),
    show: (row, snapshot) =>
      patiently(async () => (row.ref && (await edit(row, row.ref, snapshot))) ?? (await post(row, snapshot))),
  };
}
