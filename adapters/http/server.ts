import { createServer, type Server } from 'node:http';
import express, { type Express, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import type { Entrance } from '../../src/command/door';
import { DOCUMENT_TYPES, PICTURE_TYPES } from '../../src/ground/limits';
import { type FileStore } from '../../src/incident/files';
import type { Portal } from '../../src/portal';
import { type AcknowledgePages, acknowledgeRoutes } from './acknowledge';
import { doorRoutes } from './doors';
import { hardened } from './hardened';
import { brokenRequest, type ReadyOptions, readiness } from './inner';
import { publicPages } from './pages';
import { portalRoutes } from './portal';

export interface HttpOptions extends ReadyOptions {
  /** Where each platform comes in. */
  readonly entrances: readonly Entrance[];
  /** The pages of links to acknowledge by; undefined: there are no such links. */
  readonly acknowledge?: AcknowledgePages | undefined;
  /** The desk in a browser; undefined: there is none. */
  readonly portal?: Portal | undefined;
  readonly files: FileStore;
  /** Absent: this machine's clock. */
  readonly now?: () => Date;
  /** Where people are told how to use Vagt; undefined: the pages do not link there. */
  readonly guideUrl?: string | undefined;
}

/** A request that has not come to its end by then is closed. */
const REQUEST_MS = 13_000;
const HEADERS_MS = 10_000;
/** How often that is looked for. */
const LOOK_MS = 1000;

/** A picture that was sent along, or a document that was made; its id is unguessable and is all that is needed to see it. */
const kept = (files: FileStore, now: () => Date) => async (request: Request, response: Response) => {
  const id = request.params['id'];
  const file = typeof id === 'string' && /^[\w-]{20,100}$/.test(id) ? await files.get(id) : undefined;
  const isDocument = Object.values(DOCUMENT_TYPES).some((type) => type === file?.type);
  const isOver = file?.until !== undefined && file.until <= now();
  if (!file || isOver || !(isDocument || PICTURE_TYPES.some((type) => type === file.type))) {
    response.sendStatus(404);
    return;
  }
  // It is kept by whoever asked for it, and by nothing on the way.
  if (isDocument) response.attachment(file.name).set('Cache-Control', 'private, no-store');
  else response.set('Cache-Control', 'private, max-age=86400, immutable');
  response
    .set({
      'Content-Type': file.type,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      // Clients show it on pages of their own.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
    .end(Buffer.from(file.bytes));
};

/** The public routes of Vagt: the platforms' doors and pages, `/healthz`, `/readyz`, links and kept pictures. */
export const createHttpApp = (options: HttpOptions): Express => {
  const { entrances, acknowledge, portal, files, guideUrl, log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(
    doorRoutes(
      entrances.flatMap(({ door }) => door ?? []),
      log,
    ),
  );
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  app.get('/readyz', readiness(options, 'status'));
  if (acknowledge) app.use(acknowledgeRoutes(acknowledge, log));
  if (portal) app.use(portalRoutes(portal, log));
  app.use(hardened);
  app.use(publicPages(guideUrl));
  app.get('/files/:id', kept(files, options.now ?? (() => new Date())));
  for (const { pages } of entrances) if (pages) app.use(pages);
  app.use(brokenRequest(log));
  return app;
};

/** Listens; resolves with the server once it does. Port 0 takes a free one. */
export const listen = (app: Express, port: number, host?: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const limits = { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, connectionsCheckingInterval: LOOK_MS };
    const server = createServer(limits, app);
    server.once('listening', () => resolve(server)).once('error', reject);
    server.listen(port, host);
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

/** The inner port. One that is taken, by another process of this desk say, keeps nobody from being served. */
export const listenInside = async (
  app: Express,
  metrics: { readonly port: number; readonly host: string } | undefined,
  log: Logger,
): Promise<Server | undefined> => {
  if (!metrics) return undefined;
  return listen(app, metrics.port, metrics.host).catch((error: unknown) => {
    log.warn({ err: error, ...metrics }, 'There are no metrics: METRICS_PORT cannot be listened on');
    return undefined;
  });
};
