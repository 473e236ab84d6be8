import type { Logger } from 'pino';
import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import type { Reader } from '../../ground/lang';
import type { ChatAddress } from '../../ground/refs';
import type { Audience, Notice } from '../../incident/effects';
import type { Incident } from '../../incident/types';
import { quietUntil } from '../../people/quiet';
import { type ChatOf, sameAddress } from '../../people/reach';
import { type PlainMessage } from '../../people/ways';
import type { StoredIncident } from '../../record/records';
import { DONE, later, type Outcome } from '../../record/wake';
import { type Store } from '../../store';
import { ChatError } from '../../view/chat-port';
import type { View } from '../../view/view';
import type { DeliveryCounts } from '../counts';
import type { Limiter } from '../limiter';
import { withGroup, withMention } from '../mention';
import type { InChat, Located, OffChatWay, Recipients } from '../recipients';
import { type Delivery } from '../rows';
import type { Storms } from '../storms';
import { mayBeFolded, stormTarget } from '../storms/say';
import { isSaidAgain, notYet } from './in-order';
import { staleness } from './overtaken';
import { isPing } from './plan';
import { createFates } from './settle';
import { isUrgent, type StandIn } from './stand-in';

export type RenderNotice = (
  notice: Notice,
  incident: Incident,
  reader: Reader,
  to: Audience,
  actor: string | undefined,
) => View;

/** The same outside of chat; `link`: where it is acknowledged. */
export type RenderPlain = (
  notice: Notice,
  incident: Incident,
  reader: Reader,
  to: Audience,
  actor: string | undefined,
  link: string | undefined,
) => PlainMessage;

/** An address by which this person claims this case; undefined when none can be made. */
export type AckLink = (incident: string, person: string) => Promise<string | undefined>;

export interface Sender {
  /** Brings one planned row to its end, or says when to come back. `rows` are all rows of the incident. */
  send(row: Delivery, rows: readonly Delivery[]): Promise<Outcome>;
  /** The post of this row may have arrived or not, its holder died: to be looked up, or another way is planned. */
  lost(row: Delivery): Promise<void>;
}

export interface SendDeps {
  readonly desk: () => Desk;
  readonly store: Pick<Store, 'incidents' | 'deliveries'>;
  readonly chat: ChatOf;
  readonly recipients: Recipients;
  readonly renderNotice: RenderNotice;
  readonly renderPlain: RenderPlain;
  readonly ackLink?: AckLink;
  readonly standIn: StandIn;
  readonly storms: Pick<Storms, 'take'>;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly counts: DeliveryCounts;
  /** Longer than the chat clients' own timeout. */
  readonly leaseMs: number;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

const RETRY_MS = 1000;

export function createSender(deps: SendDeps): Sender {
  const { store, chat, recipients, renderNotice, limiter, clock, leaseMs } = deps;
  const { deliveries } = store;
  const fates = createFates(deps);

  function viewFor(row: Delivery, incident: Incident, to: InChat): View {
    const view = renderNotice(row.notice, incident, to.reader, row.audience, row.actor);
    const { platform, kind } = to.address;
    if (to.mention) return withMention(view, to.mention, platform);
    const team = deps.desk().teams[incident.team];
    const calls = row.audience.type === 'team' && row.notice.kind === 'ping' && kind !== 'direct';
    const group = calls && platform === 'slack' ? team?.slackGroup : undefined;
    return team && group !== undefined ? withGroup(view, group, team.name[to.reader.lang]) : view;
  }

  /** Under the case's card, where the platform has threads in rooms and the card stands in this one. */
  async function spotOf(row: Delivery, to: InChat): Promise<ChatAddress> {
    const port = chat(to.address.platform);
    if (to.address.kind !== 'room' || !port?.threadOf) return to.address;
    const card = await deliveries.card(`${row.incident}.card.team`);
    return card?.ref && sameAddress(card.ref.address, to.address)
      ? (port.threadOf(card.ref) ?? to.address)
      : to.address;
  }

  /** The row is ours: read the state again, then post. */
  async function post(row: Delivery, to: InChat): Promise<Outcome> {
    const port = chat(to.address.platform);
    const stored = await store.incidents.load(row.incident);
    if (!stored) return fates.cancelled(row, 'no_incident');
    if (!port) return fates.refused(row, stored.state, 'platform_off');
    const spot = await spotOf(row, to);
    if (fates.wasTried(row) && port.findPosted) {
      // Its card may have come in between: it was posted in the thread or in the room.
      const find = async () => (await port.findPosted?.(spot, row.id)) ?? port.findPosted?.(to.address, row.id);
      const looked = await fates.lookUp(row, stored.state, find);
      if (looked) return looked;
    }
    const stale = staleness(row, stored);
    if (stale) return fates.cancelled(row, stale);
    const view = viewFor(row, stored.state, to);
    try {
      return await fates.sent(row, await port.post(spot, view, row.id));
    } catch (error) {
      if (!(error instanceof ChatError)) deps.log.error({ err: error, delivery: row.id }, 'a post failed oddly');
      const kind = error instanceof ChatError ? error : new ChatError('unknown', String(error), { cause: error });
      if (kind.kind === 'rate_limited') await limiter.block(counted(to.address), kind.retryAfterMs ?? RETRY_MS);
      return fates.failed(row, stored.state, kind, port.findPosted !== undefined);
    }
  }

  /** By mail, telephone or webhook: the state is read again, then it is sent once. */
  async function sendBy(row: Delivery, to: OffChatWay): Promise<Outcome> {
    const stored = await store.incidents.load(row.incident);
    if (!stored) return fates.cancelled(row, 'no_incident');
    const stale = staleness(row, stored);
    if (stale) return fates.cancelled(row, stale);
    const mayClaim = row.notice.kind === 'ping' && stored.state.status === 'new';
    const link = mayClaim ? await deps.ackLink?.(stored.state.id, to.person.id) : undefined;
    const message = deps.renderPlain(row.notice, stored.state, to.reader, row.audience, row.actor, link);
    try {
      await to.by.send(to.to, message, row.id);
      return await fates.sentBy(row);
    } catch (error) {
      if (!(error instanceof ChatError)) deps.log.error({ err: error, delivery: row.id }, 'a way failed oddly');
      const kind = error instanceof ChatError ? error : new ChatError('unknown', String(error), { cause: error });
      return fates.failed(row, stored.state, kind, false);
    }
  }

  /** Until when this person's own rest keeps a less urgent ping back. */
  const restOf = (row: Delivery, incident: Incident, to: Located): Date | undefined =>
    isPing(row.notice) && !isUrgent(incident) && 'person' in to && to.person
      ? quietUntil(to.person, clock.now(), deps.desk().zone)
      : undefined;

  /** What this person does not want as a message of its own; a ping can be thinned by nobody. */
  const isUnwanted = (row: Delivery, to: Located): boolean =>
    !isPing(row.notice) && 'person' in to && to.person?.settings?.without?.includes(row.notice.kind) === true;

  /** In a storm it stands in the digest, and needs no turn of its own; undefined when it is to be sent. */
  async function gather(row: Delivery, stored: StoredIncident, to: Located): Promise<Outcome | undefined> {
    if (!mayBeFolded(row) || 'until' in to || fates.wasTried(row)) return undefined;
    if (staleness(row, stored) || restOf(row, stored.state, to) || isUnwanted(row, to)) return undefined;
    const say = { key: row.id, isCard: false, incident: stored.state };
    const target = stormTarget(row.target, to.person);
    if (!target || (await deps.storms.take(target, say)) === 'alone') return undefined;
    const leased = await lease(row);
    if (!leased) return DONE;
    return 'by' in to ? fates.cancelled(leased, 'folded') : fates.gathered(leased);
  }

  const counted = (to: ChatAddress): ChatAddress => chat(to.platform)?.counted?.(to) ?? to;
  const locate = (row: Delivery, incident: Incident) => recipients.locate(incident, row.audience, row.target);
  const lease = (row: Delivery) => deliveries.lease(row.id, later(clock.now(), leaseMs));

  return {
    lost: (row) => fates.lost(row),
    async send(row, rows) {
      const wait = notYet(row, rows, clock.now());
      if (wait) return { again: wait };
      if (isSaidAgain(row, rows)) {
        const repeated = await lease(row);
        return repeated ? fates.cancelled(repeated, 'duplicate') : DONE;
      }
      const stored = await store.incidents.load(row.incident);
      const to = stored && (await locate(row, stored.state).catch(putOffOrThrow));
      if (to && 'again' in to) return to;
      const gathered = stored && to && (await gather(row, stored, to));
      if (gathered) return gathered;
      const limitedMs =
        to && 'address' in to ? await limiter.take(counted(to.address), chat(to.address.platform)?.rates ?? []) : 0;
      if (limitedMs > 0) return { again: later(clock.now(), limitedMs) };
      const leased = await lease(row);
      if (!leased) return DONE;
      if (!stored) return fates.cancelled(leased, 'no_incident');
      if (!to) return fates.refused(leased, stored.state, 'unreachable');
      if ('until' in to) return fates.waits(leased, to.until, 'held_gap');
      const rest = restOf(leased, stored.state, to);
      if (rest) return fates.waits(leased, rest, 'quiet_hours');
      if (isUnwanted(leased, to)) return fates.cancelled(leased, 'not_wanted');
      return 'by' in to ? sendBy(leased, to) : post(leased, to);
    },
  };

  function putOffOrThrow(error: unknown): Required<Outcome> {
    if (!(error instanceof ChatError)) throw error;
    return { again: later(clock.now(), error.retryAfterMs ?? RETRY_MS) };
  }
}
