import type { Logger } from 'pino';
import { bulletinView } from './chat/bulletins/bulletin-view';
import { createInbound } from './chat/inbound';
import { opens } from './chat/opens';
import type { Inbound } from './command/input';
import type { DeskChanges } from './desk-edit/versions/changes';
import type { Reader } from './ground/lang';
import type { ChatAddress } from './ground/refs';
import { createTopics } from './incident/follow/topics';
import { incidentKind, incidentKindWith } from './incident/kind';
import { createLearning } from './incident/learning';
import { askAddresses } from './incident/on-behalf/ask-addresses';
import { showOwnCards } from './incident/own-cards';
import type { HandleIncident, IncidentTypes } from './incident/stored';
import { incidentCard } from './incident/views/card/incident-card';
import { noticeView } from './incident/views/notices/notice-view';
import { noticeReaderOf } from './incident/views/notices/sentence';
import { plainView } from './incident/views/plain';
import { mailAround } from './mail/around';
import { type Arriving, createArriving } from './mail/arriving';
import { knownBy } from './mail/who';
import { createOutgoing, type Outgoing, type OutgoingDeps } from './outgoing';
import type { GuessLanguage } from './people/guess-language';
import type { Person } from './people/person';
import { createWho } from './people/who';
import { createPortal, type Portal } from './portal';
import { createHandle } from './record/handle';
import { logged } from './record/logged';
import { createDrain } from './record/outbox';
import { createRecent } from './record/recent';
import { passing } from './record/sweep';
import { reviewKind } from './review/kind';
import { openReviews } from './review/opened';
import { asksForReview } from './review/policies/reasons';
import { solutionKind } from './solution/kind';
import { openSolutions } from './solution/opened';
import { solutionHint, solutionNews, solutionPart } from './solution/parts';

type Rendering = 'renderCard' | 'renderNotice' | 'renderPlain' | 'renderBulletin';
type Filled = 'met' | Rendering | 'handle' | 'handleSolution' | 'handleReview';

export interface RoomsDeps extends Omit<OutgoingDeps, Filled> {
  readonly desks: DeskChanges;
  readonly log: Logger;
  readonly guessLanguage: GuessLanguage;
  /** Where a kept picture can be seen; absent without a public address. */
  readonly fileUrl?: (id: string) => string;
  /** Where the portal is; absent: there is none. */
  readonly portalUrl?: string;
  /** Where people are told how to use Vagt; absent: in Vagt's own files. */
  readonly guideUrl?: string;
  /** A new id that sorts by time. */
  readonly newId: () => string;
  /** A new id that nobody can guess. */
  readonly newSecretId: () => string;
}

export interface Rooms extends Outgoing {
  readonly handle: HandleIncident;
  readonly inbound: Inbound;
  /** Takes mail. */
  readonly arriving: Arriving;
  /** Absent where it could not be reached, or nobody could be let in by mail. */
  readonly portal?: Portal;
  /** Takes up what other processes wrote and everybody here goes by: to be called every few seconds. */
  look(): Promise<void>;
  /** Resolves when what the commands so far left in outboxes has been handed to the jobs. */
  drained(): Promise<void>;
}

/** The rooms of a desk put together, each port between them filled; the same for a real process and for the tests. */
export function createRooms(deps: RoomsDeps): Rooms {
  const { store, desk, clock, jobs, log, fileUrl } = deps;
  const record = { kind: incidentKind, store: store.incidents };
  const recent = createRecent<IncidentTypes>(clock);
  const topics = createTopics(store.follows);
  const drain = createDrain({ ...record, jobs, log });
  const draining = new Set<Promise<void>>();
  const started = (work: Promise<void>): void => {
    draining.add(work);
    void work.finally(() => draining.delete(work));
  };
  const drainSolution = createDrain({ kind: solutionKind, jobs, log });
  const solutions = openSolutions({
    ...deps,
    solutions: store.solutions,
    drain: (saved) => started(drainSolution(saved)),
  });
  const cardParts = [solutionPart(solutions.shelf)];
  const drainReview = createDrain({ kind: reviewKind, jobs, log });
  const reviews = openReviews({ ...deps, ...store, drain: (saved) => started(drainReview(saved)) });
  const plain = createHandle({
    ...record,
    kind: incidentKindWith([solutionNews, asksForReview]),
    desk: () => topics.on(desk()),
    clock,
    drain: (saved) => {
      recent.keep(saved.stored);
      started(drain(saved));
    },
  });
  const handle = logged(incidentKind, plain, log, desk);
  const contextOf = (reader: Reader) => ({
    desk: desk(),
    reader,
    now: clock.now(),
    cardParts,
    ...(fileUrl && { fileUrl }),
  });
  const outgoing = createOutgoing({
    ...deps,
    ...solutions,
    ...reviews,
    handle,
    met: (email) =>
      started(
        askAddresses({ incidents: store.incidents, handle }, email).catch((error: unknown) => {
          log.warn({ err: error }, 'Nobody is asked whether a case is theirs until they are met again');
        }),
      ),
    recent: recent.get,
    renderCard: (incident, place, reader, around) =>
      incidentCard(incident, place, { ...contextOf(reader), ...around, unasked: true }),
    renderNotice: (notice, incident, reader, to, actor, standsFor) =>
      noticeView(notice, incident, contextOf(reader), noticeReaderOf(to), actor, standsFor),
    renderPlain: (notice, incident, reader, to, actor, standsFor, link) =>
      plainView(notice, incident, contextOf(reader), noticeReaderOf(to), actor, link, standsFor),
    renderBulletin: (content, reader) => bulletinView(content, contextOf(reader)),
  });
  const { acquaint, contacts, reach, meeting } = outgoing;
  const inboundDeps = {
    ...deps,
    ...outgoing,
    ...solutions,
    cardParts,
    intakeHints: [solutionHint(solutions.shelf)],
    ...reviews,
    handle,
    topics,
    whoIs: createWho({ people: store.people, acquaint, desk, clock }),
    waysOf: (person: Person) => contacts.waysOf(person),
    showAgain: (person: string) =>
      started(
        showOwnCards(store.incidents, jobs, person).catch((error: unknown) => {
          log.warn({ err: error }, 'Cards keep their language until something happens with their case');
        }),
      ),
    personByKey: (key: string) => reach.byKey(key),
    personByAddress: (email: string) => reach.byAddress(email),
    directOf: (person: Person) => reach.direct(person),
    learned: createLearning({ incidents: store.incidents, desk, clock }),
    meetRoom: (room: ChatAddress) => started(meeting.room(room)),
  };
  const around = mailAround(store, desk, clock);
  const arriving = createArriving({ ...inboundDeps, ...around });
  const inbound = createInbound(inboundDeps);
  const { portalUrl: url } = deps;
  const known = (address: string) => knownBy({ ...around, ...inboundDeps }, address);
  const mail = () => deps.chat('mail');
  const portal =
    url === undefined || mail() === undefined
      ? undefined
      : createPortal({ ...inboundDeps, ...store, ...around, inbound, opens, known, mail, url, started });
  return {
    ...outgoing,
    handle,
    inbound,
    arriving,
    ...(portal && { portal }),
    look: async () =>
      void (await Promise.all([topics.look(), solutions.shelf.look(), passing(outgoing.outages.look())])),
    drained: async () => void (await Promise.all(draining)),
  };
}
