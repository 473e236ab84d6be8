import type { Desk } from '../../desk/model';
import { later } from '../../ground/moments';
import type { ChatAddress, MessageRef } from '../../ground/refs';
import { quietUntil } from '../../people/quiet';
import { type ChatOf, sameAddress } from '../../people/reach';
import type { PeopleStore } from '../../people/store';
import { type Outcome } from '../../record/jobs';
import { ChatError } from '../../view/chat-port';
import type { View } from '../../view/view';
import { isLookedFor } from '../attempt';
import type { Pings } from '../live/pings';
import type { LiveStore } from '../live/store';
import { withGroup, withMention } from '../mention';
import type { DeliveryReason } from '../reasons';
import type { InChat, Located, OffChatWay } from '../recipients';
import { type Delivery } from '../rows';
import type { Storms } from '../storms';
import { stormTargetOf } from '../storms/storm';
import { cardId, isUrgent, type Snapshot, sayingUrgency } from '../subject';
import { createEndings, type EndingsDeps, type Sent } from './endings';
import { isSaidAgain, isToldMeanwhile, notYet } from './in-order';
import { createHolding } from './lease';

export interface Sender {
  /**
   * Brings one planned row to its end, or says when to come back. `rows` are all stored rows of its record. `isNew`: it is
   * not among them; it is stored when it goes, or has to wait.
   */
  send(row: Delivery, rows: readonly Delivery[], snapshot: Snapshot, isNew?: boolean): Promise<Sent>;
  /** The post of this row may have arrived or not, its holder died: it is looked up, and another way is planned. */
  lost(row: Delivery): Promise<Outcome>;
}

export interface SendDeps extends EndingsDeps {
  readonly desk: () => Desk;
  readonly live: Pick<LiveStore, 'get'>;
  readonly pings: Pick<Pings, 'posted' | 'look'>;
  readonly chat: ChatOf;
  readonly people: Pick<PeopleStore, 'setRefused'>;
  readonly storms: Pick<Storms, 'take'>;
}

const RETRY_MS = 1000;

export function createSender(deps: SendDeps): Sender {
  const { subjects, chat, recipients, attempts, clock } = deps;
  const endings = createEndings(deps);
  const holding = createHolding(deps);

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
  async function spotOf({ subject }: Delivery, { under }: Snapshot, to: InChat): Promise<ChatAddress> {
    const port = chat(to.address.platform);
    if (to.address.kind !== 'room' || !port?.threadOf) return to.address;
    const card = await deps.live.get(cardId(under ?? subject, 'team'));
    return card?.ref && sameAddress(card.ref.address, to.address)
      ? (port.threadOf(card.ref) ?? to.address)
      : to.address;
  }

  /** Whoever refuses messages shows as out of reach; that it cannot be noted holds nothing up. */
  async function noteRefusal({ person }: InChat, at: Date | undefined): Promise<void> {
    if (person)
      await deps.people.setRefused(person.id, at).catch((err: unknown) => deps.log.warn({ err }, 'not noted'));
  }

  /** The state as it is now, immediately before an attempt; or why there is none. */
  async function newest(row: Delivery): Promise<Snapshot | DeliveryReason> {
    const snapshot = await subjects.load(row.subject);
    return snapshot ? (snapshot.overtaken(row) ?? snapshot) : 'no_incident';
  }

  /** The row is ours: what may have arrived is looked for, the state is read again, then it is posted. */
  async function post(row: Delivery, before: Snapshot, to: InChat): Promise<Sent> {
    const port = chat(to.address.platform);
    if (!port) return endings.refused(row, before, 'platform_off');
    const spot = await spotOf(row, before, to);
    if (isLookedFor(row.reason)) {
      // Its card may have come in between: it was posted in the thread or in the room.
      const looked = await attempts.lookUp(row.reason, row.id, spot, to.address);
      if (looked.type === 'found') return arrived(row, before, to, looked.ref);
      const outcome = await endings.looked(row, looked);
      if (outcome) return outcome;
    }
    const snapshot = await newest(row);
    if (typeof snapshot === 'string') return endings.cancelled(row, snapshot);
    const view = viewFor(row, snapshot, to);
    const ref = await attempts.post(() => port.post(spot, view, row.id, row.subject), to.address);
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
  async function arrived(row: Delivery, snapshot: Snapshot, to: InChat, ref: MessageRef): Promise<Sent> {
    await deps.pings.posted(row, snapshot, to.reader, ref);
    const outcome = await endings.sent(row, ref);
    if (snapshot.traits(row).isPing) await deps.pings.look(row.subject);
    return outcome;
  }

  /** By mail, telephone or webhook: the state is read again, then it is sent once. */
  async function sendBy(row: Delivery, to: OffChatWay): Promise<Sent> {
    const snapshot = await newest(row);
    if (typeof snapshot === 'string') return endings.cancelled(row, snapshot);
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

  /** What is for many is for each of them only as long as they may read it. */
  const isBarred = (row: Delivery, snapshot: Snapshot, to: Located): boolean =>
    'person' in to && to.person !== undefined && snapshot.mayHear?.(row.audience, to.person) === false;

  /** In a storm it stands in the digest, and needs no turn of its own; undefined when it is to be sent. */
  async function gather(row: Delivery, snapshot: Snapshot, to: Located, isNew: boolean): Promise<Outcome | undefined> {
    if (!snapshot.traits(row).mayBeFolded || 'until' in to || isLookedFor(row.reason)) return undefined;
    if (snapshot.overtaken(row) || restOf(row, snapshot, to) || isUnwanted(row, snapshot, to)) return undefined;
    const say = { key: row.id, isCard: false, listed: snapshot.listed };
    const target = stormTargetOf(row.target, to.person);
    if (!target || (await deps.storms.take(target, say)) === 'alone') return undefined;
    const fold = (leased: Delivery) => ('by' in to ? endings.cancelled(leased, 'folded') : endings.gathered(leased));
    return holding(row, fold, isNew);
  }

  /** The row is ours: it goes, or waits for its reader, or need not go. */
  async function go(row: Delivery, snapshot: Snapshot, to: Located | undefined): Promise<Sent> {
    if (!to) return endings.refused(row, snapshot, 'unreachable');
    if ('until' in to) return endings.waits(row, to.until, 'held_gap');
    const rest = restOf(row, snapshot, to);
    if (rest) return endings.waits(row, rest, 'quiet_hours');
    if (isUnwanted(row, snapshot, to)) return endings.cancelled(row, 'not_wanted');
    if (isBarred(row, snapshot, to)) return endings.cancelled(row, 'no_right');
    return 'by' in to ? sendBy(row, to) : post(row, snapshot, to);
  }

  const locate = (row: Delivery, snapshot: Snapshot) => recipients.locate(snapshot, row.audience, row.target);

  return {
    lost: (row) => holding(row, (held) => endings.lost(held)),
    async send(row, rows, snapshot, isNew = false) {
      const waits = async (again: Date): Promise<Required<Outcome>> => {
        if (isNew) await deps.deliveries.plan([row]);
        return { again };
      };
      const wait = notYet(row, rows, clock.now());
      if (wait) return waits(wait);
      if (isSaidAgain(row, rows) || isToldMeanwhile(row, rows))
        return holding(row, (repeated) => endings.cancelled(repeated, 'duplicate'));
      const to = await locate(row, snapshot).catch(putOffOrThrow);
      if (to && 'again' in to) return waits(to.again);
      const gathered = to && (await gather(row, snapshot, to, isNew));
      if (gathered) return gathered;
      const limitedMs = to && 'address' in to ? await attempts.turn(to.address, sayingUrgency(snapshot, row)) : 0;
      if (limitedMs > 0) return { ...(await waits(later(clock.now(), limitedMs))), now: row };
      return holding(row, (leased) => go(leased, snapshot, to), isNew);
    },
  };

  function putOffOrThrow(error: unknown): Required<Outcome> {
    if (!(error instanceof ChatError)) throw error;
    return { again: later(clock.now(), error.retryAfterMs ?? RETRY_MS) };
  }
}
