import { unplannedIn } from '../delivery/once/unplanned';
import type { DeliveryReason } from '../delivery/reasons';
import type {
  Audience as AnyAudience,
  Notice as AnyNotice,
  Around,
  PostedAt,
  Saying,
  Snapshot,
  SubjectKind,
  Traits,
} from '../delivery/subject';
import type { Desk } from '../desk/model';
import { VAGT } from '../ground/actor';
import type { Clock } from '../ground/clock';
import type { Reader } from '../ground/lang';
import type { CardPlace } from '../ground/refs';
import type { PlainMessage } from '../people/ways';
import { versionOf } from '../record/stored';
import { StoreUnavailable } from '../record/unavailable';
import type { View } from '../view/view';
import { unheard } from './decide/reached';
import { type Audience, isAudience, isNotice, NATURES, type Notice, wordsOf, writtenKind } from './effects';
import type { IncidentEvent } from './events';
import type { FileStore } from './files';
import { type CrowdDeps, createCrowd } from './follow/crowd';
import { hearersOf } from './hearers';
import { foldedCase } from './listed-case';
import { overtaken } from './overtaken';
import type { KnownCase } from './policies/services/known';
import { alikeTo } from './queries/known';
import { forget } from './revisions/forget';
import { followHeld, type HeldDeps } from './revisions/held';
import { noticeNow, revisionsOf } from './revisions/written';
import type { IncidentStore } from './store';
import type { HandleIncident, IncidentEntry, StoredIncident } from './stored';
import type { Incident } from './types';
import type { CardContext } from './views/context';
import { passedView } from './views/notices/passed';
import type { StandsFor } from './views/notices/sentence';

export type RenderCard = (
  incident: Incident,
  place: CardPlace,
  reader: Reader,
  around: Around & Pick<CardContext, 'alike'>,
) => View;

export type RenderNotice = (
  notice: Notice,
  incident: Incident,
  reader: Reader,
  to: Audience,
  actor: string | undefined,
  standsFor: StandsFor | undefined,
) => View;

/** The same outside of chat; `link`: where it is acknowledged. */
export type RenderPlain = (...said: [...Parameters<RenderNotice>, link: string | undefined]) => PlainMessage;

/** An address by which this person claims this case; undefined when none can be made. */
export type AckLink = (incident: string, person: string) => Promise<string | undefined>;

export interface IncidentKindDeps {
  readonly incidents: Pick<IncidentStore, 'load' | 'many' | 'history' | 'replace'>;
  readonly files: Pick<FileStore, 'remove'>;
  readonly follows: CrowdDeps['follows'];
  readonly people: CrowdDeps['people'];
  readonly live: HeldDeps['live'];
  readonly bulletins: HeldDeps['bulletins'];
  /** A case as this process wrote it a moment ago. */
  readonly recent?: ((id: string) => StoredIncident | undefined) | undefined;
  readonly desk: () => Desk;
  readonly renderCard: RenderCard;
  readonly renderNotice: RenderNotice;
  readonly renderPlain: RenderPlain;
  readonly ackLink?: AckLink | undefined;
  readonly handle: HandleIncident;
  readonly clock: Clock;
}

const noticeOf = (notice: AnyNotice): Notice => {
  if (!isNotice(notice)) throw new Error(`No such notice: ${notice.kind}`);
  return notice;
};

const audienceOf = (audience: AnyAudience): Audience => {
  if (!isAudience(audience)) throw new Error(`No such audience: ${audience.type}`);
  return audience;
};

/** What is said as a ping follows from these. */
const PINGS: ReadonlySet<string> = new Set<IncidentEvent['type']>([
  'pinged',
  'chosen',
  'stuck',
  'settled',
  'released',
  'rehomed',
  'escalated',
  'handedOver',
  'handOverWaited',
  'noNews',
  'nudged',
  'approvalAsked',
  'approvalReminded',
  'newsDue',
  'majorOffered',
]);

/** Whoever was told by one of these has been asked to do something: the card names them, and they may. */
const ASKS: ReadonlySet<string> = new Set<Notice['kind']>(['ping', 'escalated', 'approvalAsked']);

const traitsOf = ({ notice, audience }: Saying, { priority }: Incident): Traits => {
  const { kind } = noticeOf(notice);
  const { pings, folds } = NATURES[kind];
  return {
    // A caller is told how it goes with their case, never asked to take it.
    isPing: pings && audience.type !== 'caller',
    mustArrive: kind === 'ping' && (priority === 'P1' || priority === 'P2'),
    // A caller hears of their own case by itself.
    mayBeFolded: folds && audience.type !== 'caller',
    callsGroup: kind === 'ping' && audience.type === 'team',
  };
};

/** Why an audience is nobody at all. */
const nobodyOf = ({ type }: AnyAudience, { owner, absent, unconfirmed }: Incident): DeliveryReason | undefined => {
  if (type === 'owner' && !owner) return 'no_owner';
  if (type !== 'caller') return undefined;
  return unconfirmed ? 'unconfirmed' : absent && 'in_no_chat';
};

/** What delivery is told of incidents. */
export function createIncidentKind(deps: IncidentKindDeps): SubjectKind {
  const {
    incidents,
    files,
    live,
    bulletins,
    recent,
    desk,
    renderCard,
    renderNotice,
    renderPlain,
    ackLink,
    handle,
    clock,
  } = deps;

  const crowd = createCrowd(deps);

  const nameOf = (name: string, { owner, caller }: Incident): string =>
    desk().people[name]?.name ?? [owner, caller].find((one) => one?.id === name)?.name ?? name;

  const standsForOf = ({ meant, standsFor }: Saying, incident: Incident): StandsFor | undefined =>
    standsFor && {
      names: standsFor.map((name) => nameOf(name, incident)),
      also: meant !== undefined && !standsFor.includes(meant),
    };

  const snapshotOf = (stored: StoredIncident): Snapshot => {
    const incident = stored.state;
    const { id, team, confidential, caller, origin, language } = incident;
    const endedAt = incident.closed?.at ?? incident.cancelled?.at;
    const revisions = revisionsOf(incident, stored.timeline);
    const unplanned = (effect: string) => unplannedIn(stored.outbox, effect);
    return {
      subject: { kind: 'incident', id },
      version: stored.version,
      team,
      confidential,
      caller: caller.id,
      language,
      ...(origin && { origin }),
      // A confidential case leaves the room.
      ...(origin && !incident.absent && (!confidential || origin.kind === 'direct') && { answerAt: origin }),
      hasOwner: incident.owner !== undefined,
      ...(endedAt && { endedAt }),
      listed: foldedCase(incident),
      cards: (place) => stored.outbox.filter(({ effect }) => effect.type === 'live' && effect.place === place),
      unplanned,
      siblings: (effect) => {
        const own = unplanned(effect);
        return stored.outbox.flatMap(({ id: other }) => {
          const saying = other === effect || versionOf(other) !== versionOf(effect) ? undefined : unplanned(other);
          return saying && saying.notice.kind === own?.notice.kind ? [saying] : [];
        });
      },
      nobody: (audience) => nobodyOf(audience, incident),
      hearers: (audience) => hearersOf(audienceOf(audience), incident, desk()),
      crowd: (audience) => crowd.of(audienceOf(audience), incident),
      mayHear: (audience, person) => crowd.mayHear(audienceOf(audience), person, incident),
      isForRoom: ({ type }) => type === 'team' || type === 'next',
      isForCaller: ({ type }) => type === 'caller',
      traits: (saying) => traitsOf(saying, incident),
      overtaken: (saying) => overtaken(saying, noticeOf(saying.notice), stored),
      card(place, reader, around) {
        const shown = (alike?: KnownCase) =>
          renderCard(incident, place, reader, { ...around, ...(alike && { alike }) });
        return place === 'caller' && incident.alike !== undefined ? alikeTo(incidents, incident).then(shown) : shown();
      },
      unheard(notice, { told, missed }) {
        const inFile = (key: string) => desk().people[key] !== undefined;
        // That it is escalated is what the card tells; a case that has ended tells it no more.
        // Whoever is told of a confidential one may read it from then on.
        const tells = incident.confidential || ASKS.has(notice.kind);
        const news = unheard({ told: tells ? told.filter(inFile) : [], missed: missed.filter(inFile) }, incident);
        return news.told.length + news.missed.length > 0 ? news : undefined;
      },
      notice: (saying, reader) => {
        const { notice, audience, actor } = saying;
        const to = audienceOf(audience);
        const now = noticeNow(noticeOf(notice), saying.effect, stored.timeline);
        return renderNotice(now, incident, reader, to, actor, standsForOf(saying, incident));
      },
      ...(revisions.length > 0 && {
        revised: {
          by: revisions,
          now: ({ effect, notice }: Saying) => noticeNow(noticeOf(notice), effect, stored.timeline),
          forget: async () => {
            await followHeld({ live, bulletins }, stored);
            await forget({ incidents, files }, stored);
          },
        },
      }),
      ...(stored.timeline.some(({ type }) => PINGS.has(type)) && {
        passed: ({ effect, notice, audience }: Saying, reader: Reader, when: PostedAt) =>
          passedView({ effect, audience, notice: noticeOf(notice), ...when }, stored, {
            desk: desk(),
            reader,
            now: clock.now(),
          }),
      }),
      async plain(saying, reader, person) {
        const { notice, audience, actor } = saying;
        const mayClaim = notice.kind === 'ping' && incident.status === 'new';
        // Whoever is in no chat has no rights to claim by.
        const link = mayClaim && person ? await ackLink?.(id, person.id) : undefined;
        const to = audienceOf(audience);
        const said = noticeNow(noticeOf(notice), saying.effect, stored.timeline);
        return renderPlain(said, incident, reader, to, actor, standsForOf(saying, incident), link);
      },
    };
  };

  return {
    async load(id) {
      const stored = await incidents.load(id);
      return stored && snapshotOf(stored);
    },
    recent(id) {
      const stored = recent?.(id);
      return stored && snapshotOf(stored);
    },
    listed: async (ids) => (await incidents.many(ids)).map(foldedCase),
    async undelivered(id, { effect, notice, audience }, fate) {
      const said = noticeOf(notice);
      // Of many, one whom it does not reach is nobody's to call.
      const of = audience.type === 'followers' ? undefined : writtenKind(said);
      const stored = of && (await incidents.load(id));
      const isOfIt = (event: IncidentEntry): boolean => versionOf(event) === versionOf(effect) && event.by !== VAGT;
      const writer = stored?.timeline.find(isOfIt)?.by;
      if (!of || !writer || writer === VAGT) return;
      const text = wordsOf(said);
      const words = text === undefined ? {} : { text };
      const what = { type: 'undelivered', of, whom: audienceOf(audience), fate, writer, ...words } as const;
      const handled = await handle({ ...what, incident: id, by: VAGT, key: `undelivered.${effect}` });
      if (handled.type === 'unsure') throw new StoreUnavailable('Whether its writer hears of it is not known');
    },
    async heard(id, effect, { told, missed }) {
      const key = `reached.${effect}.${told.join()}.${missed.join()}`;
      await handle({ type: 'reached', incident: id, told, missed, by: VAGT, key });
    },
  };
}
