import { randomBytes } from 'node:crypto';
import { createTerminus } from '@godaddy/terminus';
import type { Logger } from 'pino';
import { ulid } from 'ulid';
import { createEmail } from '../adapters/email';
import { createHeartbeat } from '../adapters/http/heartbeat';
import { createMetrics } from '../adapters/http/metrics';
import { createHttpApp, listen } from '../adapters/http/server';
import { connectMongo } from '../adapters/mongo/connect';
import { createSlack, type Slack } from '../adapters/slack';
import { createInstallations, type Installations } from '../adapters/slack/install/installations';
import { createSecrets } from '../adapters/slack/install/secrets';
import { createTeams } from '../adapters/teams';
import { createTwilio } from '../adapters/twilio';
import { createWebhook, webhookSecret } from '../adapters/webhook';
import { connectProducer } from '../jobs/connection';
import { createRedisLimiter } from '../jobs/limiter';
import { createQueues } from '../jobs/queues';
import { createLoop } from '../jobs/sweep';
import { createWorker } from '../jobs/worker';
import { bulletinView } from './chat/bulletins/bulletin-view';
import { createInbound } from './chat/inbound';
import { opens } from './chat/opens';
import { warnOfUnlinked } from './delivery/unlinked';
import { openDeskFile } from './desk/file/open';
import type { Desk } from './desk/model';
import { openDesks } from './desk-edit/versions';
import { type Env, readEnv } from './env';
import { type SlackEnv, slackState } from './env-slack';
import { systemClock } from './ground/clock';
import { createLog } from './ground/log';
import type { Platform } from './ground/refs';
import { createFigures } from './health';
import { ackLinksOf } from './incident/ack-link';
import { ackPages } from './incident/acknowledge';
import { incidentKind } from './incident/kind';
import { incidentCard } from './incident/views/card/incident-card';
import { noticeView } from './incident/views/notices/notice-view';
import { noticeReaderOf } from './incident/views/notices/sentence';
import { plainView } from './incident/views/plain';
import { createOutgoing } from './outgoing';
import { loadLanguageGuess } from './people/guess-language';
import { type WayPorts } from './people/ways';
import { createWho } from './people/who';
import { createHandle } from './record/handle';
import { logged } from './record/logged';
import { createDrain } from './record/outbox';
import { REPAIR_MS } from './record/repair';
import { StoreUnavailable } from './record/unavailable';
import { type InstallationStore } from './view/installations';

/** Longest wait for one call to a chat platform; a delivery's lease is longer. */
const CHAT_TIMEOUT_MS = 10_000;
const LEASE_MS = 30_000;
const SWEEP_MS = 2000;
/** A change of the desk or of its file is taken up within about two of these. */
const DESK_LOOK_MS = 2000;
/** In-flight requests and jobs get this long after SIGTERM. */
const DRAIN_MS = 25_000;

export interface StartOptions {
  readonly log?: Logger;
  /** `npm run try`: a team without a channel gets its card where the case was reported. */
  readonly fallbackToOrigin?: boolean;
  /** Stop on SIGTERM and SIGINT, and end the process. */
  readonly onSignals?: boolean;
}

export interface Vagt {
  readonly port: number;
  stop(): Promise<void>;
}

/** Slack with its installations read. Rejects when Slack does not take the token. */
const connectSlack = async (
  { publicUrl, secretKeys }: Env,
  settings: SlackEnv,
  store: InstallationStore,
  desk: () => Desk,
  log: Logger,
): Promise<Slack & Pick<Installations, 'orgs'>> => {
  const { botToken, clientId, clientSecret, apiUrl, signingSecret, appToken, allowedTeams = [] } = settings;
  const keys = secretKeys ?? [];
  const installations = createInstallations({
    log,
    ...(botToken === undefined ? { store, secrets: createSecrets(keys) } : { single: { token: botToken, apiUrl } }),
  });
  await installations.load();
  const installs = botToken === undefined && clientId !== undefined && clientSecret !== undefined;
  const slack = createSlack({
    installations,
    signingSecret,
    appToken,
    apiUrl,
    ...(installs && publicUrl && { oauth: { clientId, clientSecret, publicUrl, secretKeys: keys, allowedTeams } }),
    opens,
    emoji: () => desk().emoji,
    timeoutMs: CHAT_TIMEOUT_MS,
    log,
  });
  return { ...slack, orgs: () => installations.orgs() };
};

/** Ways to people beside chat, as far as they are set up. */
const connectWays = ({ ways, secretKeys }: Env, desk: string): WayPorts => {
  const [key] = secretKeys ?? [];
  return {
    ...(ways?.email && { mail: createEmail({ ...ways.email, timeoutMs: CHAT_TIMEOUT_MS }) }),
    ...(ways?.twilio && createTwilio({ ...ways.twilio, timeoutMs: CHAT_TIMEOUT_MS })),
    ...(key && {
      webhook: createWebhook({
        secret: webhookSecret(key, desk),
        timeoutMs: CHAT_TIMEOUT_MS,
        now: () => systemClock.now(),
      }),
    }),
  };
};

/** Builds and starts everything this process's role needs. Rejects when the desk file or MongoDB is not usable. */
export const startVagt = async (env: Env, options: StartOptions = {}): Promise<Vagt> => {
  const log = options.log ?? createLog(env.logLevel);
  const clock = systemClock;
  const file = await openDeskFile(env.deskFile);
  const store = await connectMongo({ uri: env.mongodbUri, desk: file.id, log }).catch((error: unknown) => {
    throw file.error ?? error;
  });
  const desks = await openDesks({ store: store.desks, file, clock, log });
  const desk = () => desks.current();

  await warnOfUnlinked(store.places, desk(), log);

  const prefix = `{vagt:${desk().id}}`;
  const redis = connectProducer(env.redisUrl, log);
  const jobs = createQueues({ redis, prefix });
  const record = { kind: incidentKind, store: store.incidents };
  const drain = createDrain({ ...record, jobs, log });
  const draining = new Set<Promise<void>>();
  const started = (work: Promise<void>): void => {
    draining.add(work);
    void work.finally(() => draining.delete(work));
  };
  const plain = createHandle({ ...record, desk, clock, drain: (written) => started(drain(written)) });
  const handle = logged(incidentKind, plain, log, desk);

  const teams =
    env.teams &&
    createTeams({
      auth: env.teams,
      allowedTenants: env.teams.allowedTenants,
      conversations: store.conversations,
      opens,
      log,
      timeoutMs: CHAT_TIMEOUT_MS,
      loopbackOnly: env.teams.appId === '',
    });
  const slack = env.slack && (await connectSlack(env, { ...env.slack }, store.installations, desk, log));
  const chat = (platform: Platform) => ({ teams: teams?.port, slack: slack?.port })[platform];
  const fileUrl = (id: string): string | undefined => env.publicUrl && `${env.publicUrl}/files/${id}`;

  const ack = ackLinksOf(env.publicUrl, env.secretKeys, desk().id);
  const outgoing = createOutgoing({
    store,
    chat,
    desk,
    orgs: (platform) => (platform === 'teams' ? (env.teams?.allowedTenants ?? []) : (slack?.orgs() ?? [])),
    renderCard: (incident, place, reader, around) =>
      incidentCard(incident, place, { desk: desk(), reader, now: clock.now(), fileUrl, ...around }),
    renderNotice: (notice, incident, reader, to, actor) =>
      noticeView(notice, incident, { desk: desk(), reader, now: clock.now(), fileUrl }, noticeReaderOf(to), actor),
    renderPlain: (notice, incident, reader, to, actor, link) =>
      plainView(notice, incident, { desk: desk(), reader, now: clock.now() }, noticeReaderOf(to), actor, link),
    renderBulletin: (content, reader) => bulletinView(content, { desk: desk(), reader, now: clock.now(), fileUrl }),
    ways: connectWays(env, desk().id),
    ...(ack && {
      ackLink: (incident, person) => ack.link(incident, person, randomBytes(6).toString('base64url'), clock.now()),
    }),
    handle,
    jobs,
    limiter: createRedisLimiter({ redis, prefix }),
    clock,
    log,
    instance: ulid(),
    leaseMs: LEASE_MS,
    sweepMs: SWEEP_MS,
    ...(env.heartbeatUrl && { heartbeat: createHeartbeat({ url: env.heartbeatUrl, log }) }),
    ...(options.fallbackToOrigin && { fallbackToOrigin: true }),
  });
  const worker =
    env.role === 'web'
      ? undefined
      : createWorker({
          redisUrl: env.redisUrl,
          prefix,
          run: outgoing.run,
          sweep: outgoing.sweep,
          sweepMs: SWEEP_MS,
          log,
        });

  const inbound = createInbound({
    store,
    handle,
    desk,
    clock,
    log,
    chat,
    fileUrl,
    whoIs: createWho({ people: store.people, desk, clock }),
    waysOf: (person) => outgoing.contacts.waysOf(person),
    personByKey: (key) => outgoing.reach.byKey(key),
    onCall: outgoing.onCall,
    bulletins: outgoing.bulletins,
    desks,
    guessLanguage: await loadLanguageGuess(),
    newId: () => ulid(),
    newSecretId: () => randomBytes(24).toString('base64url'),
  });

  let isDraining = false;
  const figures = createFigures({
    store,
    counts: outgoing.counts,
    jobs,
    deskVersion: () => desk().version,
    deskUnreadable: () => desks.unreadable(),
    clock,
  });
  const app = createHttpApp({
    routers: env.role === 'worker' ? [] : [teams, slack].flatMap((platform) => platform?.router(inbound) ?? []),
    acknowledge: ack && ackPages({ ...ack, people: store.people, incidents: store.incidents, handle, desk, clock }),
    files: store.files,
    ready: figures.ready,
    metrics: createMetrics(figures.read),
    isDraining: () => isDraining,
    log,
  });
  // Without an app id nobody is checked: the port is then closed to other machines.
  const server = await listen(app, env.port, env.teams?.appId === '' ? '127.0.0.1' : undefined);
  const repairing = worker && createLoop(outgoing.repair, REPAIR_MS, log);
  const looking = createLoop(() => desks.look(outgoing.bulletins), DESK_LOOK_MS, log);
  worker?.start();
  repairing?.start();
  looking.start();
  if (env.role !== 'worker') await slack?.connect(inbound);

  const close = async (): Promise<void> => {
    await slack?.stop();
    await Promise.all([worker?.stop(), repairing?.stop(), looking.stop()]);
    await Promise.allSettled(draining);
    await jobs.close();
    redis.disconnect();
    await store.close();
    log.info('Stopped');
  };
  if (options.onSignals) {
    createTerminus(server, {
      signals: ['SIGTERM', 'SIGINT'],
      timeout: DRAIN_MS,
      useExit0: true,
      beforeShutdown: async () => {
        isDraining = true;
      },
      onSignal: close,
    });
  }

  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.port;
  log.info(
    { role: env.role, port, desk: desk().id, teams: env.teams ? 'on' : 'off', slack: env.slack ? 'on' : 'off' },
    `Vagt is on duty (Teams ${env.teams ? 'on' : 'off: MicrosoftAppId is not set'}, Slack ${slackState(env.slack)})`,
  );
  return {
    port,
    stop: async () => {
      isDraining = true;
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await close();
    },
  };
};

if (require.main === module) {
  Promise.resolve()
    .then(() => startVagt(readEnv(), { onSignals: true }))
    .catch((error: unknown) => {
      const said = error instanceof Error ? error.message : String(error);
      const where = error instanceof StoreUnavailable ? ': is MONGODB_URI right, and does MongoDB run there?' : '';
      process.stderr.write(`${said}${where}\n`);
      process.exitCode = 1;
      setTimeout(() => process.exit(1), 500).unref();
    });
}
