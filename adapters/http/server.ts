import type { Server } from 'node:http';
import express, { type Express, type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { inTime } from '../../src/ground/in-time';
import { PICTURE_TYPES } from '../../src/ground/limits';
import { type FileStore } from '../../src/incident/files';
import { type AcknowledgePages, acknowledgeRoutes } from './acknowledge';
import type { Metrics } from './metrics';

/** Numbers only, never names; a zero is fine. */
export type Degraded = Readonly<Record<string, number>>;

export interface HttpOptions {
  /** Each platform's own routes. */
  readonly routers: readonly Router[];
  /** The pages of links to acknowledge by; undefined: there are no such links. */
  readonly acknowledge?: AcknowledgePages | undefined;
  readonly files: FileStore;
  /** Rejects when the process cannot serve (MongoDB away). */
  readonly ready: () => Promise<Degraded>;
  readonly metrics: Metrics;
  readonly isDraining: () => boolean;
  readonly log: Logger;
}

const READY_WITHIN_MS = 3000;

const readiness = (options: HttpOptions) => async (_request: Request, response: Response) => {
  if (options.isDraining()) {
    response.status(503).json({ status: 'draining' });
    return;
  }
  try {
    const degraded = await inTime(options.ready(), READY_WITHIN_MS, () => {
      throw new Error(`No answer within ${READY_WITHIN_MS} ms`);
    });
    response.json({ status: 'ready', degraded });
  } catch (error) {
    options.log.warn({ err: error }, 'Not ready: MongoDB does not answer');
    response.status(503).json({ status: 'unavailable' });
  }
};

/** A picture that was sent along; its id is unguessable and is all that is needed to see it. */
const picture = (files: FileStore) => async (request: Request, response: Response) => {
  const id = request.params['id'];
  const file = typeof id === 'string' && /^[\w-]{20,100}$/.test(id) ? await files.get(id) : undefined;
  if (!file || !PICTURE_TYPES.some((type) => type === file.type)) {
    response.sendStatus(404);
    return;
  }
  response
    .set({
      'Content-Type': file.type,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=86400, immutable',
    })
    .end(Buffer.from(file.bytes));
};

/** The routes of Vagt: each platform's, `/healthz`, `/readyz`, `/metrics` and kept pictures. */
export const createHttpApp = (options: HttpOptions): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  app.get('/readyz', readiness(options));
  app.get('/metrics', async (_request, response) => {
    response.set('Content-Type', options.metrics.contentType).send(await options.metrics.text());
  });
  if (options.acknowledge) app.use(acknowledgeRoutes(options.acknowledge, options.log));
  app.get('/files/:id', picture(options.files));
  for (const router of options.routers) app.use(router);
  app.use((error: Error, _request: Request, response: Response, next: (error: Error) => void) => {
    options.log.error({ err: error }, 'A request broke');
    if (response.headersSent) next(error);
    else response.status(500).json({ status: 'error' });
  });
  return app;
};

/** Listens; resolves with the server once it does. Port 0 takes a free one. */
export const listen = (app: Express, port: number, host?: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = host === undefined ? app.listen(port) : app.listen(port, host);
    server.once('listening', () => resolve(server)).once('error', reject);
  });

const IDLE_LOOK_MS = 50;

/** Takes no new connections; resolves when the requests that are being answered have ended, or were cut after `withinMs`. */
export const closeServer = async (server: Server, withinMs: number): Promise<void> => {
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
  const late = setTimeout(() => server.closeAllConnections(), withinMs);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  clearInterval(idle);
  clearTimeout(late);
};
