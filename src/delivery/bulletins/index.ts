import type { Logger } from 'pino';
import type { Clock } from '../../ground/clock';
import { inParallel } from '../../ground/in-parallel';
import type { Reader } from '../../ground/lang';
import { later } from '../../ground/moments';
import { type ChatOf, isFinal } from '../../people/reach';
import { ChatError, type ChatPort } from '../../view/chat-port';
import type { View } from '../../view/view';
import { type Attempts, GIVE_UP_MS, LOOK_UP_AFTER_MS } from '../attempt';
import type { DeliveryCounts } from '../counts';
import { type BulletinPlace, createBulletinPlace, type PlacesDeps } from './place';
import { type BulletinStore, isBehind, isPutOff, type Shown } from './store';
import type { Bulletin as AnyBulletin, BulletinContent, Bulletins } from './types';

export type RenderBulletin<Content extends BulletinContent> = (content: Content, reader: Reader) => View;

export interface BulletinsDeps<Content extends BulletinContent> extends PlacesDeps {
  readonly bulletins: BulletinStore<Content>;
  readonly chat: ChatOf;
  readonly renderBulletin: RenderBulletin<Content>;
  readonly attempts: Attempts;
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
  /** Longer than the chat clients' own timeout. */
  readonly leaseMs: number;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

export interface BulletinDesk<Content extends BulletinContent> extends Bulletins<Content> {
  /** Shows everything whose message is behind. */
  sweep(): Promise<void>;
}

const RETRY_MS = 2000;
const LONGEST_RETRY_MS = 300_000;
const PAGE = 100;
const AT_ONCE = 8;
const MOST_ROUNDS = 5;
/** Between two edits of a digest: a storm changes it many times a second, and the pings that break through go first. */
const CALM_MS = 2000;

/** Posts bulletins once and keeps their messages as their content is; all processes may do so at the same time. */
export function createBulletins<Content extends BulletinContent>(deps: BulletinsDeps<Content>): BulletinDesk<Content> {
  const { bulletins, chat, clock, counts, instance, leaseMs, attempts, log } = deps;
  type Bulletin = AnyBulletin<Content>;
  const placeOf = createBulletinPlace(deps);
  let runs = 0;

  const putOff = (row: Bulletin, ms: number, shown: Shown = {}): Shown => ({
    ...shown,
    attempts: row.attempts + 1,
    notBefore: later(clock.now(), ms),
  });

  const retryMs = ({ attempts }: Bulletin): number => Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** attempts);

  /** What a failed post or update means for the row. */
  function failed(row: Bulletin, error: ChatError, port: ChatPort): Shown {
    if (error.kind === 'rate_limited') return putOff(row, error.retryAfterMs ?? RETRY_MS);
    // An update can be repeated; its message is there.
    if (row.ref && !isFinal(error)) return putOff(row, retryMs(row));
    if (error.kind === 'gone' && row.ref) return { reason: 'gone', attempts: row.attempts + 1 };
    if (error.kind === 'unknown') {
      counts.unknown += 1;
      return port.findPosted
        ? putOff(row, LOOK_UP_AFTER_MS[0], { reason: 'look_up' })
        : { status: 'unknown', reason: 'unknown' };
    }
    const isOld = clock.now() >= later(row.createdAt, GIVE_UP_MS);
    if (isFinal(error) || isOld) return { status: 'refused', reason: isOld ? 'gave_up' : error.kind };
    return putOff(row, retryMs(row));
  }

  /** The post of a row that may have arrived; undefined when it did not, and may be posted again. */
  async function lookUp(row: Bulletin, place: BulletinPlace, port: ChatPort): Promise<Shown | undefined> {
    const ref = await port.findPosted?.(place.address, row.id);
    if (ref) return { ref, status: 'sent', shownVersion: 0 };
    return row.reason === 'look_up'
      ? putOff(row, LOOK_UP_AFTER_MS[1] - LOOK_UP_AFTER_MS[0], { reason: 'look_up_again' })
      : undefined;
  }

  async function send(row: Bulletin, place: BulletinPlace, port: ChatPort): Promise<Shown> {
    const limitedMs = await attempts.turn(place.address);
    if (limitedMs > 0) return { notBefore: later(clock.now(), limitedMs) };
    const view = deps.renderBulletin(row.content, place.reader);
    const known = row.reason === 'gone' ? undefined : row.ref;
    const ref = await attempts.make(async () => {
      if (!known) return port.post(place.address, view, row.id);
      await port.update(known, view);
      return known;
    }, place.address);
    if (ref instanceof ChatError) return failed(row, ref, port);
    const calm = row.content.kind === 'digest' && { notBefore: later(clock.now(), CALM_MS) };
    return { ref, status: 'sent', shownVersion: row.version, reason: 'shown', ...calm };
  }

  /** One attempt at the newest content. */
  async function attempt(row: Bulletin, wasLost: boolean): Promise<Shown> {
    const place = row.ref
      ? { address: row.ref.address, reader: (await placeOf(row.to))?.reader }
      : await placeOf(row.to);
    const reader = place?.reader;
    const port = place && chat(place.address.platform);
    if (!place || !reader || !port) {
      counts.nobody += 1;
      log.warn({ bulletin: row.id, to: row.to }, 'nobody could be reached');
      return { status: 'refused', reason: 'unreachable' };
    }
    const there = { address: place.address, reader };
    const isLost = wasLost && !row.ref && row.reason === undefined;
    // The last holder died, perhaps while it was posting.
    if (isLost) return failed(row, new ChatError('unknown', 'the last holder died'), port);
    if (!row.ref && row.reason?.startsWith('look_up')) {
      const found = await lookUp(row, there, port);
      if (found) return found;
    }
    return send(row, there, port);
  }

  async function showOnce(row: Bulletin, by: string, wasLost: boolean): Promise<Shown> {
    try {
      return await attempt(row, wasLost);
    } catch (error) {
      if (!(error instanceof ChatError)) log.error({ err: error, bulletin: row.id, by }, 'a bulletin failed oddly');
      return putOff(row, retryMs(row));
    }
  }

  async function show(id: string): Promise<void> {
    runs += 1;
    const by = `${instance}.${runs}`;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const before = await bulletins.get(id);
      const now = clock.now();
      if (!before || !isBehind(before) || isPutOff(before, now)) return;
      const row = await bulletins.lease(id, by, now, later(now, leaseMs));
      if (!row) return;
      const wasLost = before.leaseUntil !== undefined && before.leaseBy !== by;
      const shown = await showOnce(row, by, wasLost);
      if (!(await bulletins.show(id, by, shown, true))) return;
    }
  }

  /** What could not be shown now is shown by the sweep. */
  const showSafely = async (id: string): Promise<void> => {
    try {
      await show(id);
    } catch (error) {
      log.warn({ err: error, bulletin: id }, 'a bulletin could not be shown; the sweep will');
    }
  };

  return {
    async put(bulletin) {
      const row = await bulletins.put(bulletin, clock.now());
      if (isBehind(row) && !isPutOff(row, clock.now())) await showSafely(row.id);
    },
    async sweep() {
      const rows = await bulletins.behind(clock.now(), PAGE);
      await inParallel(rows, AT_ONCE, ({ id }) => showSafely(id));
    },
  };
}
