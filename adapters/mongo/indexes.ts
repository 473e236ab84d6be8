import type { Db, IndexDescription } from 'mongodb';
import { ACK_LINKS, ackLinkIndexes } from './ack-links';
import { HISTORY, historyIndexes } from './archive';
import { CONVERSATIONS, conversationIndexes } from './conversations';
import { COUNTERS, counterIndexes } from './counters';
import { DELIVERIES, deliveryIndexes } from './deliveries';
import { DESKS, deskIndexes } from './desks';
import { FILES, fileIndexes } from './files';
import { FOLLOWS, followIndexes } from './follow/follows';
import { INCIDENTS } from './incidents';
import { INGRESS, ingressIndexes } from './ingress';
import { INSTALLATIONS, installationIndexes } from './installations';
import { LEASES, leaseIndexes, REPAIRS, repairIndexes } from './leases';
import { LIVE, liveIndexes } from './live';
import { MAIL_THREADS, mailThreadIndexes } from './mail/threads';
import { ON_CALL, onCallIndexes } from './on-call';
import { OUTAGES, outageIndexes } from './outages/outages';
import { PEOPLE, peopleIndexes } from './people';
import { PLACES, placeIndexes } from './places';
import { PORTAL_KEYS, portalKeyIndexes } from './portal/keys';
import { recordIndexes } from './records';
import { CALLERS, callerIndexes, DEVICES, IMPORTS, importIndexes, registerIndexes } from './registers';
import { REVIEWS } from './review/reviews';
import { REVISIONS, revisionIndexes } from './revisions';
import { TURNS, turnIndexes } from './routing/turns';
import { carryOver } from './search/carry-over';
import { SOLUTIONS } from './solution/solutions';
import { STORMS, stormIndexes } from './storms';

/**
 * Every index, by collection; each list lies beside the queries it serves. A field that a partial index compares in its
 * filter stays out of its keys: SecantusDB 0.7 and 0.5.3 (Rust) find nothing by an index that has it in both.
 */
export const INDEXES: Readonly<Record<string, readonly IndexDescription[]>> = {
  [INCIDENTS.collection]: recordIndexes(INCIDENTS),
  [SOLUTIONS.collection]: recordIndexes(SOLUTIONS),
  [DELIVERIES]: deliveryIndexes,
  [LIVE]: liveIndexes,
  [PEOPLE]: peopleIndexes,
  [PLACES]: placeIndexes,
  [CALLERS]: callerIndexes,
  [DEVICES]: registerIndexes,
  [IMPORTS]: importIndexes,
  [COUNTERS]: counterIndexes,
  [INGRESS]: ingressIndexes,
  [CONVERSATIONS]: conversationIndexes,
  [INSTALLATIONS]: installationIndexes,
  [ON_CALL]: onCallIndexes,
  [STORMS]: stormIndexes,
  [OUTAGES]: outageIndexes,
  [TURNS]: turnIndexes,
  [REVISIONS]: revisionIndexes,
  [FILES]: fileIndexes,
  [FOLLOWS]: followIndexes,
  [REVIEWS.collection]: recordIndexes(REVIEWS),
  [ACK_LINKS]: ackLinkIndexes,
  [MAIL_THREADS]: mailThreadIndexes,
  [PORTAL_KEYS]: portalKeyIndexes,
  [DESKS]: deskIndexes,
  [LEASES]: leaseIndexes,
  [REPAIRS]: repairIndexes,
  [HISTORY]: historyIndexes,
};

/** Makes the indexes that are missing; one of the same name with other keys is an error that says so. */
export async function ensureIndexes(db: Db): Promise<void> {
  for (const [collection, indexes] of Object.entries(INDEXES)) {
    await db.collection(collection).createIndexes([...indexes]);
  }
  await carryOver(db.collection(INCIDENTS.collection));
}
