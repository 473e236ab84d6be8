import { createServer, type IncomingHttpHeaders } from 'node:http';
import { LogLevel, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import express from 'express';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '..';
import { isJson, type Json } from '../json';

/** One request that Slack sent to the bot. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly payload: Json;
}

/** A fake with a real client, and a bot that notes what comes and answers as told. */
export interface Bench {
  readonly slack: FakeSlack;
  readonly client: WebClient;
  readonly received: readonly Received[];
  /** Events of a type, as they came. */
  events(type: string): readonly Json[];
  /** What the bot answers from now on; a function sees the payload first. */
  answer(body: unknown, status?: number): void;
  during(work: ((payload: Json) => Promise<unknown>) | undefined): void;
  close(): Promise<void>;
}

export const clientFor = (slack: FakeSlack, token: string = slack.botToken): WebClient =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: silent,
  });

const nothing = (): void => undefined;
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

function payloadOf(text: string): Json {
  const form = text.startsWith('{') ? undefined : new URLSearchParams(text);
  if (form && !form.has('payload')) return Object.fromEntries(form);
  const parsed: unknown = JSON.parse(form?.get('payload') ?? text);
  return isJson(parsed) ? parsed : {};
}

export async function startBench(options: FakeSlackOptions = {}): Promise<Bench> {
  const slack = await startFakeSlack(options);
  const received: Received[] = [];
  let answer: { readonly body: unknown; readonly status: number } = { body: '', status: 200 };
  let work: ((payload: Json) => Promise<unknown>) | undefined;
  const app = express();
  app.use(express.text({ type: () => true }));
  app.post('/slack/events', async (request, response) => {
    const text = String(request.body);
    const payload = payloadOf(text);
    received.push({ headers: request.headers, text, payload });
    await work?.(payload);
    response.status(answer.status);
    if (typeof answer.body === 'string') response.send(answer.body);
    else response.json(answer.body);
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bot does not listen');
  slack.botAt(`http://127.0.0.1:${address.port}/slack/events`);
  return {
    slack,
    client: clientFor(slack),
    received,
    events: (type) =>
      received
        .map(({ payload }) => payload['event'])
        .filter(isJson)
        .filter((event) => event['type'] === type),
    answer: (body, status = 200) => {
      answer = { body, status };
    },
    during: (next) => {
      work = next;
    },
    async close() {
      await slack.settled();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await slack.close();
    },
  };
}

/** Slack's name for why a call was refused; `ok` when it was not. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return 'ok';
  if (error instanceof WebAPIPlatformError) return error.data.error;
  return error instanceof WebAPIRateLimitedError ? `ratelimited ${error.retryAfter}` : error;
}
