import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { inTime } from '../../src/ground/in-time';
import type { Metrics } from './metrics';

/** Numbers only, never names; a zero is fine. */
export type Degraded = Readonly<Record<string, number>>;

export interface ReadyOptions {
  /** Rejects when the process cannot serve (MongoDB away). */
  readonly ready: () => Promise<Degraded>;
  readonly isDraining: () => boolean;
  readonly log: Logger;
}

const READY_WITHIN_MS = 3000;

/** `/readyz`. What is degraded, and by how much, is for the inside: strangers get the status. */
export function readiness({ ready, isDraining, log }: ReadyOptions, shows: 'status' | 'all'): RequestHandler {
  return async (_request, response) => {
    if (isDraining()) {
      response.status(503).json({ status: 'draining' });
      return;
    }
    try {
      const degraded = await inTime(ready(), READY_WITHIN_MS, () => {
        throw new Error(`No answer within ${READY_WITHIN_MS} ms`);
      });
      response.json({ status: 'ready', ...(shows === 'all' && { degraded }) });
    } catch (error) {
      log.warn({ err: error }, 'Not ready: MongoDB does not answer');
      response.status(503).json({ status: 'unavailable' });
    }
  };
}

/** What a request gets whose work broke; one that cannot be read, such as an address that is none, is its sender's fault. */
export const brokenRequest =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const told: unknown = Reflect.get(Object(error), 'status');
    const status = typeof told === 'number' && told >= 400 && told < 500 ? told : 500;
    if (status === 500) log.error({ err: error }, 'A request broke');
    else log.warn({ status }, 'A request was refused');
    if (response.headersSent) next(error);
    else response.status(status).json({ status: 'error' });
    request.resume();
  };

/** What the inside is told, on a port of its own: `/metrics`, and `/readyz` with its body. */
export function createInnerApp(options: ReadyOptions & { readonly metrics: Metrics }): Express {
  const { metrics, log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.get('/readyz', readiness(options, 'all'));
  app.get('/metrics', async (_request, response) => {
    response.set('Content-Type', metrics.contentType).send(await metrics.text());
  });
  app.use(brokenRequest(log));
  return app;
}
