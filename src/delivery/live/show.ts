import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { ChatAddress, MessageRef } from '../../ground/refs';
import { type ChatOf, isFinal, sameAddress } from '../../people/reach';
import { ChatError, type ChatPort } from '../../view/chat-port';
import type { View } from '../../view/view';
import { type Attempts, REST_MS, retryMs } from '../attempt';
import type { Queueing } from './queueing';
import type { Spot } from './rooms';
import type { LiveRow } from './store';

/** One state of what a live message shows. */
export interface Newest {
  readonly version: number;
  /** Names it in the log. */
  readonly named: Readonly<Record<string, unknown>>;
  /** Conversations that may take it, best first. Found one by one: stop at the first that does. */
  spots(): AsyncGenerator<Spot>;
  /** How it reads in a conversation, for the reader of a spot. */
  view(spot: Spot, at: ChatAddress, port: ChatPort): Promise<View>;
  /** What is urgent goes before the others, 1 first. */
  readonly urgency?: number;
  /** Whose it is: a key of the desk's file, a team's, or a person's id. */
  readonly hearer?: string;
  /** When its subject ended. */
  readonly endedAt?: Date;
  /** Key of the team that it is shown for. */
  readonly team?: string;
  /** Whether it stands elsewhere for now, and is not posted. */
  isFolded?(row: LiveRow<unknown>): Promise<boolean>;
  /** What it says where it stands and belongs no more, if that can still be said; undefined where it belongs. */
  left?(row: LiveRow<unknown>): Promise<{ readonly view?: View } | undefined>;
  /** Whoever asked for it looks by itself for what is newer by then. */
  readonly isAskedAgain?: true;
  /** It stands where it was posted, and nowhere else. */
  readonly isPosted?: true;
  /** After it was shown nothing is edited for so long. */
  readonly restMs?: number;
  /** It is news, said once: old after this, and over when nobody takes it or its fate is unknown. */
  readonly newsUntil?: Date;
}

/** What became of one try. `nowhere`: no conversation takes it now. `left`: it stands nowhere any more. */
export type Shown =
  /** `digest` is of the view that stands there now. */
  | { readonly type: 'shown'; readonly ref: MessageRef; readonly digest: string }
  | { readonly type: 'unknown'; readonly address: ChatAddress }
  | { readonly type: 'later'; readonly at: Date; readonly attempts: number }
  | { readonly type: 'left' }
  | { readonly type: 'nowhere' }
  /** The platform calls the message itself bad, or it is too old by now. */
  | { readonly type: 'refused'; readonly reason: 'not_accepted' | 'gave_up' | 'gone' };

export interface ShowDeps {
  readonly queueing: Queueing;
  readonly attempts: Attempts;
  readonly chat: ChatOf;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

export interface Show {
  /** Edits the message where it is; undefined when it cannot be edited there any more. */
  edit(row: LiveRow<unknown>, newest: Newest, turn?: ChatAddress): Promise<Shown | undefined>;
  /** Whether the message, which shows the view of this digest, shows the newest already. */
  isShown(row: LiveRow<unknown>, newest: Newest, digest: string | undefined): Promise<boolean>;
  /**
   * Edits the message where it is, or posts it in the best conversation that takes it. The row's lease must be held.
   * `turn`: the conversation in which it has its turn already.
   */
  show(row: LiveRow<unknown>, newest: Newest, turn?: ChatAddress): Promise<Shown>;
}

const digestOf = (view: View): string => createHash('sha1').update(JSON.stringify(view)).digest('base64');

/** The spot of this conversation, else the best one. */
export async function spotAt(spots: AsyncGenerator<Spot>, address: ChatAddress): Promise<Spot | undefined> {
  let first: Spot | undefined;
  for await (const spot of spots) {
    if (sameAddress(spot.address, address)) return spot;
    first ??= spot;
  }
  return first;
}

export function createShow({ queueing, attempts, chat, clock, log }: ShowDeps): Show {
  /** Runs one call within the conversation's limits; the error of a failed one is a value. */
  async function call<T>(
    { id }: LiveRow<unknown>,
    { urgency }: Newest,
    to: ChatAddress,
    run: () => Promise<T>,
    turn: ChatAddress | undefined,
    as: 'make' | 'post' = 'make',
  ): Promise<T | ChatError> {
    const at = sameAddress(turn, attempts.counted(to)) ? undefined : await queueing.take(id, to, urgency);
    if (at) {
      const retryAfterMs = at.getTime() - clock.now().getTime();
      return new ChatError('rate_limited', 'our own limit', { retryAfterMs });
    }
    return attempts[as](run, to);
  }

  /** What a conversation limits is no failure. */
  function comeBack({ attempts: before }: LiveRow<unknown>, error: ChatError): Shown {
    const isLimited = error.kind === 'rate_limited';
    const afterMs = error.retryAfterMs ?? (isLimited ? REST_MS : retryMs(before));
    return { type: 'later', at: later(clock.now(), afterMs), attempts: before + (isLimited ? 0 : 1) };
  }

  function bad({ named }: Newest, error: ChatError): Shown {
    log.error({ err: error, ...named }, 'a message was refused as bad');
    return { type: 'refused', reason: 'not_accepted' };
  }

  /** That it cannot be edited any more does not keep it there. */
  async function leave(row: LiveRow<unknown>, newest: Newest, turn?: ChatAddress): Promise<Shown | undefined> {
    const { ref } = row;
    const left = ref && (await newest.left?.(row));
    if (!ref || !left) return undefined;
    const { view } = left;
    const port = chat(ref.address.platform);
    const done = view && port && (await call(row, newest, ref.address, () => port.update(ref, view), turn));
    return done instanceof ChatError && !isFinal(done) ? comeBack(row, done) : { type: 'left' };
  }

  /** How it reads where it stands; undefined where it can stand nowhere. */
  async function viewAt(ref: MessageRef, newest: Newest, port: ChatPort): Promise<View | undefined> {
    const spot = await spotAt(newest.spots(), ref.address);
    return spot && newest.view(spot, ref.address, port);
  }

  /** Undefined when it cannot be edited there any more. */
  async function edit(row: LiveRow<unknown>, newest: Newest, turn?: ChatAddress): Promise<Shown | undefined> {
    const { ref } = row;
    const port = ref && chat(ref.address.platform);
    const view = port && (await viewAt(ref, newest, port));
    if (!view) return undefined;
    const digest = digestOf(view);
    if (digest === row.shown) return { type: 'shown', ref, digest };
    const done = await call(row, newest, ref.address, () => port.update(ref, view), turn);
    if (!(done instanceof ChatError)) return { type: 'shown', ref, digest };
    if (done.kind === 'gone' || done.kind === 'forbidden') {
      log.warn({ ...newest.named, reason: done.kind }, 'a message cannot be edited any more');
      return undefined;
    }
    return isFinal(done) ? bad(newest, done) : comeBack(row, done);
  }

  async function post(row: LiveRow<unknown>, newest: Newest, turn?: ChatAddress): Promise<Shown> {
    // The edit that came to nothing had the turn; waiting for another, it would be tried and fail again, for ever.
    const had = row.ref ? attempts.counted(row.ref.address) : turn;
    for await (const spot of newest.spots()) {
      const { address } = spot;
      const port = chat(address.platform);
      if (!port) continue;
      const view = await newest.view(spot, address, port);
      const about = 'subject' in row ? row.subject : undefined;
      const ref = await call(row, newest, address, () => port.post(address, view, row.id, about), had, 'post');
      if (!(ref instanceof ChatError)) return { type: 'shown', ref, digest: digestOf(view) };
      if (ref.kind === 'unknown') return { type: 'unknown', address };
      if (ref.kind === 'not_accepted' && !ref.temporary) return bad(newest, ref);
      if (!isFinal(ref)) return isOld(newest, ref) ? { type: 'refused', reason: 'gave_up' } : comeBack(row, ref);
      log.warn({ ...newest.named, reason: ref.kind }, 'a message was not taken here');
    }
    return { type: 'nowhere' };
  }

  const isOld = ({ newsUntil }: Newest, { kind }: ChatError): boolean =>
    kind !== 'rate_limited' && newsUntil !== undefined && clock.now() >= newsUntil;

  async function isShown(
    { ref, team }: LiveRow<unknown>,
    newest: Newest,
    digest: string | undefined,
  ): Promise<boolean> {
    const port = ref && chat(ref.address.platform);
    if (!port || digest === undefined || team !== newest.team) return false;
    const view = await viewAt(ref, newest, port).catch(() => undefined);
    return view !== undefined && digestOf(view) === digest;
  }

  /** No call was made where something fails oddly: what cannot be told now may be told later. */
  async function orLater<T>(row: LiveRow<unknown>, newest: Newest, work: () => Promise<T>): Promise<T | Shown> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ChatError)) log.error({ err: error, ...newest.named }, 'a message failed oddly');
      return comeBack(
        row,
        error instanceof ChatError ? error : new ChatError('not_accepted', String(error), { cause: error }),
      );
    }
  }

  return {
    isShown,
    edit: (row, newest, turn) => orLater(row, newest, () => edit(row, newest, turn)),
    show: (row, newest, turn) =>
      orLater(row, newest, async () => {
        const edited = (await leave(row, newest, turn)) ?? (await edit(row, newest, turn));
        if (edited) return edited;
        return newest.isPosted ? { type: 'refused', reason: 'gone' } : post(row, newest, turn);
      }),
  };
}
