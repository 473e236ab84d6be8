import { MongoClient, type MongoClientOptions } from 'mongodb';
import { StoreUnavailable } from '../../src/record/unavailable';
import { type Store } from '../../src/store';
import { mongoAckLinks } from './ack-links';
import { createRun, type MongoContext, type StoreLog } from './context';
import { mongoConversations } from './conversations';
import { mongoDeliveries } from './deliveries';
import { mongoDesks } from './desks';
import { asStoreError } from './errors';
import { mongoFiles } from './files';
import { mongoFollows } from './follow/follows';
import { mongoHistory } from './import';
import { mongoIncidents } from './incidents';
import { ensureIndexes } from './indexes';
import { mongoInstallations } from './installations';
import { mongoLeases, mongoRepairs } from './leases';
import { mongoLive } from './live';
import { mongoMailThreads } from './mail/threads';
import { refuseOlder } from './older';
import { mongoOnCall } from './on-call';
import { mongoOutages } from './outages/outages';
import { mongoPeople } from './people';
import { mongoPlaces } from './places';
import { mongoPortalKeys } from './portal/keys';
import { mongoCallers, mongoDevices, mongoImports } from './registers';
import { mongoReviews } from './review/reviews';
import { mongoRevisions } from './revisions';
import { mongoTurns } from './routing/turns';
import { mongoSolutions } from './solution/solutions';
import { mongoStorms } from './storms';
import { createUnreadable } from './unreadable';

export interface MongoStoreOptions {
  readonly uri: string;
  /** Without it the one in the URI, else `vagt`. */
  readonly database?: string;
  /** Value of `desk` in every document: `desk.id`. */
  readonly desk: string;
  /** Longest wait of one call, in ms; well below the 15 s in which Teams wants its answer. */
  readonly timeoutMs?: number;
  readonly log: StoreLog;
  /** False: the indexes stay as they are. */
  readonly makesIndexes?: boolean;
}

/**
 * Connects, makes missing indexes and hands out the store. Rejects with `StoreUnavailable` when the database does not
 * answer, and with `OlderData` when an older version wrote there; afterwards the driver reconnects by itself, and each call rejects so while it is away.
 */
export async function connectMongo({
  uri,
  database,
  desk,
  timeoutMs = 3000,
  log,
  makesIndexes = true,
}: MongoStoreOptions): Promise<Store> {
  const name = database ?? databaseIn(uri) ?? 'vagt';
  if (makesIndexes) await prepare(uri, name, desk, timeoutMs);
  const client = new MongoClient(uri, {
    ...common(timeoutMs),
    socketTimeoutMS: timeoutMs,
    waitQueueTimeoutMS: timeoutMs,
    writeConcern: { w: 'majority', wtimeoutMS: timeoutMs },
  });
  const store = createMongoStore(client, { database: name, desk, timeoutMs, log });
  try {
    await store.ping();
    return store;
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** The store on a client that is there already; its indexes must exist. */
export function createMongoStore(
  client: MongoClient,
  { database, desk, timeoutMs, log }: Required<Omit<MongoStoreOptions, 'uri' | 'makesIndexes'>>,
): Store {
  const db = client.db(database);
  const run = createRun(timeoutMs);
  const closing: MongoContext['closing'] = [];
  const context: MongoContext = { db, desk, run, unreadable: createUnreadable(log), log, closing };
  return {
    incidents: mongoIncidents(context),
    solutions: mongoSolutions(context),
    history: mongoHistory(context),
    reviews: mongoReviews(context),
    deliveries: mongoDeliveries(context),
    people: mongoPeople(context),
    callers: mongoCallers(context),
    devices: mongoDevices(context),
    imports: mongoImports(context),
    places: mongoPlaces(context),
    files: mongoFiles(context),
    revisions: mongoRevisions(context),
    follows: mongoFollows(context),
    ackLinks: mongoAckLinks(context),
    mailThreads: mongoMailThreads(context),
    portalKeys: mongoPortalKeys(context),
    conversations: mongoConversations(context),
    installations: mongoInstallations(context),
    onCall: mongoOnCall(context),
    turns: mongoTurns(context),
    live: mongoLive(context),
    storms: mongoStorms(context),
    outages: mongoOutages(context),
    desks: mongoDesks(context),
    leases: mongoLeases(context),
    repairs: mongoRepairs(context),
    time: () =>
      run(async () => {
        const { localTime }: { localTime?: unknown } = await db.command({ hello: 1 });
        if (!(localTime instanceof Date)) throw new StoreUnavailable('The database does not tell the time');
        return localTime;
      }),
    ping: () =>
      run(async () => {
        await db.command({ ping: 1 });
      }),
    close: async () => {
      // What is left undone here does no harm.
      await Promise.allSettled(closing.map((last) => run(last)));
      await client.close();
    },
  };
}

/** Builds indexes without a socket time limit: on a large collection that takes longer than any call may. */
async function prepare(uri: string, name: string, desk: string, timeoutMs: number): Promise<void> {
  const client = new MongoClient(uri, common(timeoutMs));
  try {
    await client.connect();
    await refuseOlder(client.db(name), desk);
    await ensureIndexes(client.db(name));
  } catch (error) {
    throw asStoreError(error);
  } finally {
    await client.close();
  }
}

export function common(timeoutMs: number): MongoClientOptions {
  return {
    appName: 'vagt',
    ignoreUndefined: true,
    serverSelectionTimeoutMS: timeoutMs,
    connectTimeoutMS: timeoutMs,
  };
}

export function databaseIn(uri: string): string | undefined {
  const path = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return path === undefined ? undefined : decodeURIComponent(path);
}
