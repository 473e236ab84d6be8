import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response as ExpressResponse } from 'express';
import { apiRoutes } from './api/server';
import { type Answer, createDeliver, type DeliverOptions } from './deliver';
import { createEcho, createEvents } from './events';
import { createFaults, type Fault } from './faults';
import { fileRoutes } from './files';
import { type CallRecord, createFront } from './front';
import type { Json } from './json';
import type { Shown } from './model';
import type { Surface } from './person/interactions';
import { createRates, type Limits } from './rates';
import { createResponses } from './responses';
import { createSockets } from './sockets';
import { mentionsOf, wordsOf } from './words';
import { createWorkspace, type FakeWorkspace, type WorkspaceOptions } from './workspace';
import { createWorld } from './world';

export interface FakeSlackOptions extends WorkspaceOptions {
  readonly signingSecret?: string;
  readonly appToken?: string;
  /** ms since 1970, for message times, triggers and limits; signatures are always made with the real time. */
  readonly now?: () => number;
  /** How long Slack waits for the bot's answer; 3000 unless told. */
  readonly patienceMs?: number;
}

/** Slack: a workspace with the app installed, the Web API a bot calls, and people who use a client. */
export interface FakeSlack extends FakeWorkspace {
  /** `http://127.0.0.1:<port>/api/`, for a client's `slackApiUrl`. */
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Every call the bot made, in order, whatever became of it. */
  readonly calls: readonly CallRecord[];
  callsOf(method: string): readonly CallRecord[];
  /** Where the bot listens: `http://127.0.0.1:<port>/slack/events`. Not needed in Socket Mode. */
  botAt(url: string): void;
  /** Another workspace; without `botToken` it has not installed the app yet. */
  addWorkspace(options?: WorkspaceOptions): FakeWorkspace;
  /** What a person reads on a message or view, in words; of an earlier version when given. */
  words(on: Surface | Shown | Json): string;
  /** Who a message really pings: `<@U1>`, `<!subteam^S1>`, `<!channel>`. */
  mentions(on: Surface | Shown | Json): readonly string[];
  /** Nothing goes wrong any more. */
  heals(): void;
  fault(method: string, fault: Fault, times?: number): void;
  /** Replaces the limits; none at first. */
  limits(limits: Limits): void;
  /** Every call takes so much longer from now on. */
  slow(ms: number): void;
  /** Sends a payload to the bot, signed: one that was sent before, a forged one, a repetition. */
  deliver(payload: Json, options?: DeliverOptions): Promise<Answer>;
  /** Whether the bot hears of its own messages, as Slack has it; on at first. */
  echoes(on: boolean): void;
  /** Waits until everything the bot caused has been told to it. */
  settled(): Promise<void>;
  /** Socket Mode. */
  readonly sockets: { readonly open: boolean; readonly envelopes: readonly Json[]; recycle(): void };
  close(): Promise<void>;
}

const contentOf = (on: Surface | Shown | Json): unknown => {
  const { shown } = { shown: undefined, ...on };
  return Array.isArray(shown) ? shown.at(-1) : on;
};

/** Starts Slack on loopback. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const { signingSecret = 'the-signing-secret', botToken = 'xoxb-1', appToken = 'xapp-1', now = Date.now } = options;
  const world = createWorld({ now, appToken });
  const faults = createFaults();
  const calls: CallRecord[] = [];
  const held = new Set<ExpressResponse>();
  const rates = createRates(now);
  let bot = '';
  let origin = '';
  let slowMs = 0;
  let hasEcho = true;

  const app = express();
  const server = createServer(app);
  const sockets = createSockets(server, world.appId);
  const deliver = createDeliver({ signingSecret, botUrl: () => bot, sockets, patienceMs: options.patienceMs ?? 3000 });
  const events = createEvents({ world, deliver, origin: () => origin });
  const echo = createEcho(events, () => hasEcho && (sockets.open || bot !== ''));
  const serve = createFront({ faults, calls, held, slowMs: () => slowMs, now });
  const responses = createResponses({ world, echo, serve, origin: () => origin });
  app.use('/api', apiRoutes({ world, serve, rates, echo, origin: () => origin }));
  app.use('/actions', responses.router);
  app.use('/files-pri', fileRoutes(world, serve));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${portOf(server.address())}`;

  const addWorkspace = (more: WorkspaceOptions = {}): FakeWorkspace =>
    createWorkspace({ world, deliver, events, responses, origin: () => origin }, more);

  return {
    ...addWorkspace({ ...options, botToken }),
    apiUrl: `${origin}/api/`,
    signingSecret,
    botToken,
    appToken,
    clientId: world.clientId,
    clientSecret: world.clientSecret,
    calls,
    callsOf: (method) => calls.filter((one) => one.method === method),
    botAt: (url) => {
      bot = url;
    },
    addWorkspace,
    words: (on) => wordsOf(contentOf(on)),
    mentions: (on) => mentionsOf(contentOf(on)),
    heals: () => faults.clear(),
    fault: (method, fault, times) => faults.add(method, fault, times),
    limits: (limits) => rates.set(limits),
    slow: (ms) => {
      slowMs = ms;
    },
    deliver,
    echoes: (on) => {
      hasEcho = on;
    },
    settled: () => echo.settled(),
    sockets,
    async close() {
      for (const response of held) response.destroy();
      await sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}
