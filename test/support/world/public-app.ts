import type { Express } from 'express';
import type { Logger } from 'pino';
import { createHttpApp } from '../../../adapters/http/server';
import type { Entrance } from '../../../src/command/door';
import { createMemoryStore } from '../memory-store';

/** The public routes with one platform behind them. */
export const publicApp = (entrance: Entrance, log: Logger): Express =>
  createHttpApp({
    entrances: [entrance],
    files: createMemoryStore().files,
    ready: async () => ({}),
    isDraining: () => false,
    log,
  });
