import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { ulid } from 'ulid';
import { createEmail } from '../adapters/email';
import { type MailDoor, type MailDoorOptions, openMailDoor } from '../adapters/email/door';
import { createSendMail } from '../adapters/email/send';
import { createHeartbeat } from '../adapters/http/heartbeat';
import { createInnerApp } from '../adapters/http/inner';
import { createMetrics } from '../adapters/http/metrics';
import { closeServer, createHttpApp, listen, listenInside } from '../adapters/http/server';
import { connectMongo } from '../adapters/mongo/connect';
import { connectSlack } from '../adapters/slack/install/connect';
import { createTeams } from '../adapters/teams';
import { createTwilio } from '../adapters/twilio';
import { createWebhook, webhookSecret } from '../adapters/webhook';
import { connectProducer, redisBreaker } from '../jobs/connection';
import { createHere } from '../jobs/here';
import { createRedisLimiter } from '../jobs/limiter';
import { createQueues } from '../jobs/queues';
import { createLoop } from '../jobs/sweep';
import { createWorker } from '../jobs/worker';
import { opens } from './chat/opens';
import type { Between } from './crash-points';
import { guardPort } from './delivery/guarded-port';
import { warnOfUnlinked } from './delivery/unlinked';
import { type DeskFile, openDeskFile, webhooksOnDisk } from './desk/file/open';
import type { Desk } from './desk/model';
import { openDesks } from './desk-edit/versions';
import { type Env } from './env';
import { slackState } from './env-slack';
import { createSharedClock, LOOK_MS, systemClock } from './ground/clock';
import { inTime } from './ground/in-time';
import { createLog } from './ground/log';
import type { Channel, Platform } from './ground/refs';
import { createHealth } from './health';
import { createAckLinks } from './incident/links/ack-link';
import { ackPages } from './incident/links/acknowledge';
import { keptForSeconds } from './kept';
import { mailAround } from './mail/around';
import { createMailPort, type MailPortDeps } from './mail/conversation/port';
import { loadLanguageGuess } from './people/guess-language';
import { outOfReach } from './people/reached-on';
import { type WayPorts } from './people/ways';
import { REPAIR_MS } from './record/repair';
import { createRooms } from './rooms';
import type { Store } from './store';

/** Longest wait for one call to a chat platform; a delivery's lease is longer. */
const CHAT_TIMEOUT_MS = 10_000;
/** Renewed while its work runs: only of a process that died it runs out. */
const LEASE_MS = 5000;
const SWEEP_MS = 2000;
/** A change of the desk or of its file is taken up within about two of these. */
const DESK_LOOK_MS = 2000;
/** Requests that are being answered get this long when it stops. */
const DRAIN_MS = 25_000;
/** And what they left to do begins no later, and ends within this, else the sweep of another process takes it. */
const WORK_MS = 15_000;

export interface ProcessOptions {
  readonly log?: Logger;
  /** `npm run try`: a team without a channel gets its card where the case was reported. */
  readonly fallbackToOrigin?: boolean;
  /** What a test puts between it and its store, jobs and chat. */
  readonly between?: Between;
}

/** One process of a desk: its doors, its worker, or both. */
export interface DeskProcess {
  readonly port: number;
  /** Where mail comes in. */
  readonly mailPort?: number;
  /** Takes nothing new, ends what it has begun, lets go of everything; may be called more than once. */
  stop(): Promise<void>;
}

/** The chat platforms that are set up. Rejects when Slack does not take its token. */
export const connectChats = async (
  env: Env,
  store: Pick<Store, 'conversations' | 'installations'>,
  desk: () => Desk,
  log: Logger,
) => {
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
  const around = { opens, emoji: () => desk().emoji, timeoutMs: CHAT_TIMEOUT_MS, log };
  const slack =
    env.slack && (await connectSlack({ ...env, settings: env.slack, store: store.installations, ...around }));
  const orgs = (platform: Platform): readonly string[] =>
    platform === 'teams' ? (env.teams?.allowedTenants ?? []) : (slack?.orgs() ?? []);
  return { teams, slack, orgs };
};

/** The conversation by mail, where there is a server to send by. */
const connectMail = ({ ways }: Env, deps: Omit<MailPortDeps, 'send'>) =>
  ways?.email && createMailPort({ ...deps, send: createSendMail({ ...ways.email, timeoutMs: CHAT_TIMEOUT_MS }) });

/** What browsers are shown below the public address. */
const addressesAt = (publicUrl: string) => ({
  fileUrl: (id: string) => `${publicUrl}/files/${id}`,
  portalUrl: `${publicUrl}/portal`,
});

/** Where mail comes in, on a port of its own. */
const listenForMail = async (
  { mail, role }: Env,
  deps: Omit<MailDoorOptions, 'port'>,
): Promise<MailDoor | undefined> =>
  mail?.port === undefined || role === 'worker' ? undefined : openMailDoor({ ...deps, port: mail.port, ...mail });

/** Ways to people beside chat, as far as they are set up. */
export const connectWays = ({ ways, secretKeys }: Env, desk: string, file: Pick<DeskFile, 'current'>): WayPorts => {
  const [key] = secretKeys ?? [];
  const onDisk = webhooksOnDisk(file);
  return {
    ...(ways?.email && { mail: createEmail({ ...ways.email, timeoutMs: CHAT_TIMEOUT_MS }) }),
    ...(ways?.twilio && createTwilio({ ...ways.twilio, timeoutMs: CHAT_TIMEOUT_MS })),
    ...(key && {
      webhook: createWebhook({
        secret: webhookSecret(key, desk),
        timeoutMs: CHAT_TIMEOUT_MS,
        now: () => systemClock.now(),
        mayBeInside: (to) => ways?.privateWebhooks?.includes(new URL(to).hostname) === true || onDisk(to),
      }),
    }),
  };
};

/** Builds and starts everything this process's role needs. Rejects when the desk file or MongoDB is not usable. */
export const startProcess = async (env: Env, options: ProcessOptions = {}): Promise<DeskProcess> => {
  const log = options.log ?? createLog(env.logLevel);
  const file = await openDeskFile(env.deskFile);
  const { between = {} } = options;
  const connected = await connectMongo({ uri: env.mongodbUri, desk: file.id, log }).catch((error: unknown) => {
    throw file.error ?? error;
  });
  const clock = createSharedClock(() => connected.time());
  await clock.look();
  const lasting = between.store?.(connected) ?? connected;
  const store = { ...lasting, ...keptForSeconds(lasting) };
  const desks = await openDesks({ store: store.desks, file, clock, log });
  const desk = () => desks.current();

  await warnOfUnlinked(store.places, desk(), log);

  const prefix = `{vagt:${desk().id}}`;
  const redis = connectProducer(env.redisUrl, log);
  const breaker = redisBreaker();
  const queues = createQueues({ redis, prefix, breaker, clock });
  const here = createHere({ queues, clock, log });
  const jobs = between.jobs?.(here.jobs) ?? here.jobs;
  const { teams, slack, orgs } = await connectChats(env, store, desk, log);
  const links = env.publicUrl === undefined ? undefined : createAckLinks(store.ackLinks, env.publicUrl, clock);
  const mail = connectMail(env, { ...store, ...mailAround(store, desk, clock), links, desk, clock });
  const guarded = {
    teams: teams && guardPort(teams.port),
    slack: slack && guardPort(slack.port),
    mail: mail && guardPort(mail),
  };
  const chat = (channel: Channel) => {
    const port = guarded[channel]?.port;
    return port && (between.chat?.(port) ?? port);
  };

  const rooms = createRooms({
    store,
    chat,
    desk,
    desks,
    orgs,
    ...(env.guideUrl && { guideUrl: env.guideUrl }),
    ...(env.publicUrl && addressesAt(env.publicUrl)),
    ways: connectWays(env, desk().id, file),
    ...(links && { ackLink: (incident, person) => links.make(incident, person) }),
    jobs,
    limiter: createRedisLimiter({ redis, prefix, breaker }),
    clock,
    offsetMs: clock.offsetMs,
    log,
    instance: ulid(),
    leaseMs: LEASE_MS,
    sweepMs: SWEEP_MS,
    deskFolder: dirname(env.deskFile),
    ...(env.heartbeatUrl && { heartbeat: createHeartbeat({ url: env.heartbeatUrl, log }) }),
    ...(options.fallbackToOrigin && { fallbackToOrigin: true }),
    guessLanguage: await loadLanguageGuess(),
    newId: () => ulid(),
    newSecretId: () => randomBytes(24).toString('base64url'),
  });
  const { handle, inbound } = rooms;
  const worker =
    env.role === 'web'
      ? undefined
      : createWorker({
          redisUrl: env.redisUrl,
          prefix,
          run: rooms.run,
          sweep: rooms.sweep,
          sweepMs: SWEEP_MS,
          offsetMs: clock.offsetMs,
          log,
        });

  let isDraining = false;
  const health = createHealth({
    store,
    counts: rooms.counts,
    lateness: rooms.lateness,
    outages: rooms.outages,
    jobs,
    deskVersion: () => desk().version,
    outOfReach: () => outOfReach(desk(), rooms.reach, rooms.contacts, clock.now()),
    deskUnreadable: () => desks.unreadable(),
    resting: () => ({
      redis: breaker.isOpen(),
      teams: guarded.teams?.isOpen() ?? false,
      slack: guarded.slack?.isOpen() ?? false,
      mail: guarded.mail?.isOpen() ?? false,
    }),
    clock,
  });
  const readiness = { ready: health.ready, isDraining: () => isDraining, log };
  const app = createHttpApp({
    ...readiness,
    entrances: env.role === 'worker' ? [] : [teams, slack].flatMap((platform) => platform?.entrance(inbound) ?? []),
    acknowledge: links && ackPages({ links, people: store.people, incidents: store.incidents, handle, desk, clock }),
    portal: env.role === 'worker' ? undefined : rooms.portal,
    files: store.files,
    guideUrl: env.guideUrl,
  });
  // Without an app id nobody is checked: the port is then closed to other machines.
  const server = await listen(app, env.port, env.teams?.appId === '' ? '127.0.0.1' : undefined);
  const mailDoor = await listenForMail(env, {
    address: () => desk().mail?.address,
    arriving: rooms.arriving,
    log,
  });
  const inner = await listenInside(
    createInnerApp({ ...readiness, metrics: createMetrics(health.read) }),
    env.metrics,
    log,
  );
  const repairing = worker && createLoop(rooms.repair, REPAIR_MS, log);
  const look = async () => void (await Promise.all([desks.look(rooms.bulletins), rooms.look()]));
  const looking = createLoop(look, DESK_LOOK_MS, log);
  const timing = createLoop(clock.look, LOOK_MS, log);
  if (worker) here.start(rooms.together);
  worker?.start();
  repairing?.start();
  looking.start();
  timing.start();
  if (env.role !== 'worker') await slack?.connect(inbound);

  const stop = async (): Promise<void> => {
    isDraining = true;
    await closeServer(server, DRAIN_MS);
    if (inner) await closeServer(inner, DRAIN_MS);
    await mailDoor?.close();
    await slack?.stop();
    await Promise.all([
      inTime(here.stop(), WORK_MS, () => undefined),
      worker?.stop(),
      repairing?.stop(),
      looking.stop(),
      timing.stop(),
    ]);
    await rooms.drained();
    await jobs.close();
    redis.disconnect();
    await store.close();
    log.info('Stopped');
  };
  let stopped: Promise<void> | undefined;

  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.port;
  log.info(
    {
      role: env.role,
      port,
      metrics: inner && env.metrics?.port,
      desk: desk().id,
      teams: env.teams ? 'on' : 'off',
      slack: env.slack ? 'on' : 'off',
      mail: mailDoor?.port ?? 'off',
    },
    `Vagt is on duty (Teams ${env.teams ? 'on' : 'off: MicrosoftAppId is not set'}, Slack ${slackState(env.slack)})`,
  );
  return { port, ...(mailDoor && { mailPort: mailDoor.port }), stop: () => (stopped ??= stop()) };
};
