import type { Desk } from '../../desk/model';
import { later } from '../../ground/moments';
import type { ChatAddress, MessageRef } from '../../ground/refs';
import { quietUntil } from '../../people/quiet';
import { type ChatOf, sameAddress } from '../../people/reach';
import type { PeopleStore } from '../../people/store';
import { DONE, type Outcome } from '../../record/jobs';
import { ChatError } from '../../view/chat-port';
import type { View } from '../../view/view';
import { isLookedFor } from '../attempt';
import type { Pings } from '../live/pings';
import type { LiveStore } from '../live/store';
import { withGroup, withMention } from '../mention';
import type { InChat, Located, OffChatWay } from '../recipients';
import { type Delivery } from '../rows';
import type { Storms } from '../storms';
import { stormTargetOf } from '../storms/storm';
import { cardId, isUrgent, type Snapshot } from '../subject';
import { createEndings, type EndingsDeps } from './endings';
import { isSaidAgain, notYet } from './in-order';

export interface Sender {
  /** Brings one planned row to its end, or says when to come back. `rows` are all rows of its record. */
  send(row: Delivery, rows: readonly Delivery[]): Promise<Outcome>;
  /** The post of this row may have arrived or not, its holder died: to be looked up, or another way is planned. */
  lost(row: Delivery): Promise<void>;
}

export interface SendDeps extends EndingsDeps {
  readonly desk: () => Desk;
  readonly live: Pick<LiveStore, 'get'>;
  readonly pings: Pick<Pings, 'posted' | 'look'>;
  readonly chat: ChatOf;
  readonly people: Pick<PeopleStore, 'setRefused'>;
  readonly storms: Pick<Storms, 'take'>;
  /** Longer than the chat clients' own timeout. */
  readonly leaseMs: number;
}

const RETRY_MS = 1000;

export function createSender(deps: SendDeps): Sender {
  const { subjects, deliveries, chat, recipients, attempts, clock, leaseMs } = deps;
  const endings = createEndings(deps);

  function viewFor(row: Delivery, snapshot: Snapshot, to: InChat): View {
    const view = snapshot.notice(row, to.reader);
    const { platform, kind } = to.address;
    if (to.mention) return withMention(view, to.mention, platform);
    const team = deps.desk().teams[snapshot.team];
    const calls = kind !== 'direct' && platform === 'slack' && snapshot.traits(row).callsGroup;
    const group = calls ? team?.slackGroup : undefined;
    return team && group !== undefined ? withGroup(view, group, team.name[to.reader.lang]) : view;
  }

  /** Under the case's card, where the platform has threads in rooms and the card stands in this one. */
  async function spotOf(row: Delivery, to: InChat): Promise<ChatAddress> {
    const port = chat(to.address.platform);
    if (to.address.kind !== 'room' || !port?.threadOf) return to.address;
    const card = await deps.live.get(cardId(row.subject, 'team'));
    return card?.ref && sameAddress(card.ref.address, to.address)
      ? (port.threadOf(card.ref) ?? to.address)
      : to.address;
  }

  /** Whoever refuses messages shows as out of reach; that it cannot be noted holds nothing up. */
  async function noteRefusal({ person }: InChat, at: Date | undefined): Promise<void> {
    if (person)
      await deps.people.setRefused(person.id, at).catch((err: unknown) => deps.log.warn({ err }, 'not noted'));
  }

  /** The row is ours: read the state again, then post. */
  async function post(row: Delivery, to: InChat): Promise<Outcome> {
    const port = chat(to.address.platform);
    const snapshot = await subjects.load(row.subject);
    if (!snapshot) return endings.cancelled(row, 'no_incident');
    if (!port) return endings.refused(row, snapshot, 'platform_off');
    const spot = await spotOf(row, to);
    if (isLookedFor(row.reason) && port.findPosted) {
      // Its card may have come in between: it was posted in the thread or in the room.
      const looked = await attempts.lookUp(row.reason, row.id, spot, to.address);
      if (looked.type === 'found') return arrived(row, snapshot, to, looked.ref);
      const outcome = await endings.looked(row, snapshot, looked);
      if (outcome) return outcome;
    }
    const stale = snapshot.overtaken(row);
    if (stale) return endings.cancelled(row, stale);
    const view = viewFor(row, snapshot, to);
    const ref = await attempts.make(() => port.post(spot, view, row.id), to.address);
    if (!(ref instanceof ChatError)) {
      if (to.person?.refusedAt) await noteRefusal(to, undefined);
      return arrived(row, snapshot, to, ref);
    }
    if (to.address.kind === 'direct' && (ref.kind === 'forbidden' || ref.kind === 'gone')) {
      await noteRefusal(to, clock.now());
    }
    return endings.failed(row, snapshot, ref, port.findPosted !== undefined);
  }

  /** From here on a ping is kept up to date. */
  async function arrived(row: Delivery, snapshot: Snapshot, to: InChat, ref: MessageRef): Promise<Outcome> {
    await deps.pings.posted(row, snapshot, to.reader, ref);
    const outcome = await endings.sent(row, ref);
    if (snapshot.traits(row).isPing) await deps.pings.look(row.subject);
    return outcome;
  }

  /** By mail, telephone or webhook: the state is read again, then it is sent once. */
  async function sendBy(row: Delivery, to: OffChatWay): Promise<Outcome> {
    const snapshot = await subjects.load(row.subject);
    if (!snapshot) return endings.cancelled(row, 'no_incident');
    const stale = snapshot.overtaken(row);
    if (stale) return endings.cancelled(row, stale);
    const message = await snapshot.plain(row, to.reader, to.person);
    const taken = await attempts.make(() => to.by.send(to.to, message, row.id));
    return taken instanceof ChatError ? endings.failed(row, snapshot, taken, false) : endings.sent(row);
  }

  /** Until when this person's own rest keeps a less urgent ping back. */
  const restOf = (row: Delivery, snapshot: Snapshot, to: Located): Date | undefined =>
    snapshot.traits(row).isPing && !isUrgent(snapshot) && 'person' in to && to.person
      ? quietUntil(to.person, clock.now(), deps.desk().zone)
      : undefined;

  /** What this person does not want as a message of its own; a ping can be thinned by nobody. */
  const isUnwanted = (row: Delivery, snapshot: Snapshot, to: Located): boolean =>
    !snapshot.traits(row).isPing && 'person' in to && to.person?.settings?.without?.includes(row.notice.kind) === true;

  /** In a storm it stands in the digest, and needs no turn of its own; undefined when it is to be sent. */
  async function gather(row: Delivery, snapshot: Snapshot, to: Located): Promise<Outcome | undefined> {
    if (!snapshot.traits(row).mayBeFolded || 'until' in to || isLookedFor(row.reason)) return undefined;
    if (snapshot.overtaken(row) || restOf(row, snapshot, to) || isUnwanted(row, snapshot, to)) return undefined;
    const say = { key: row.id, isCard: false, listed: snapshot.listed };
    const target = stormTargetOf(row.target, to.person);
    if (!target || (await deps.storms.take(target, say)) === 'alone') return undefined;
    const leased = await lease(row);
    if (!leased) return DONE;
    return 'by' in to ? endings.cancelled(leased, 'folded') : endings.gathered(leased);
  }

  const locate = (row: Delivery, snapshot: Snapshot) => recipients.locate(snapshot, row.audience, row.target);
  const lease = (row: Delivery) => deliveries.lease(row.id, later(clock.now(), leaseMs));

  return {
    lost: (row) => endings.lost(row),
    async send(row, rows) {
      const wait = notYet(row, rows, clock.now());
      if (wait) return { again: wait };
      if (isSaidAgain(row, rows)) {
        const repeated = await lease(row);
        return repeated ? endings.cancelled(repeated, 'duplicate') : DONE;
      }
      const snapshot = await subjects.load(row.subject);
      const to = snapshot && (await locate(row, snapshot).catch(putOffOrThrow));
      if (to && 'again' in to) return to;
      const gathered = snapshot && to && (await gather(row, snapshot, to));
      if (gathered) return gathered;
      const limitedMs = to && 'address' in to ? await attempts.turn(to.address) : 0;
      if (limitedMs > 0) return { again: later(clock.now(), limitedMs) };
      const leased = await lease(row);
      if (!leased) return DONE;
      if (!snapshot) return endings.cancelled(leased, 'no_incident');
      if (!to) return endings.refused(leased, snapshot, 'unreachable');
      if ('until' in to) return endings.waits(leased, to.until, 'held_gap');
      const rest = restOf(leased, snapshot, to);
      if (rest) return endings.waits(leased, rest, 'quiet_hours');
      if (isUnwanted(leased, snapshot, to)) return endings.cancelled(leased, 'not_wanted');
      return 'by' in to ? sendBy(leased, to) : post(leased, to);
    },
  };

  function putOffOrThrow(error: unknown): Required<Outcome> {
    if (!(error instanceof ChatError)) throw error;
    return { again: later(clock.now(), error.retryAfterMs ?? RETRY_MS) };
  }
}
