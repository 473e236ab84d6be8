import { resolve } from 'node:path';
import { type Choice, chooseMongo, chooseRedis, type MongoKind, needsVenv, type RedisKind } from './choose';
import { asSentence } from './errors';
import { lookAround } from './look';
import { mongoCommand, mongoUri, redisCommand } from './programs';
import { mongoAnswers, redisAnswers } from './ready';
import { type Proc, startService } from './service';
import { ensureVenv, type Venv, type Wanting } from './venv';

export type ServicesOptions = {
  /** `keep`: in `dataDir`, one run at a time. `throwaway`: in a temporary folder, gone at the end. */
  readonly data: 'keep' | 'throwaway';
  /** Whether acknowledged writes survive `kill -9` of a service; default: only kept data. */
  readonly durable?: boolean;
  /** Root of the checkout; default: this one. */
  readonly dir?: string;
  /** Where kept data is; default: `<dir>/.vagt/data`. */
  readonly dataDir?: string;
  /** Where variables and the PATH are looked up; default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv;
  /** Gets one line for each service taken, and for the first run's preparation. */
  readonly log?: (line: string) => void;
  /** `false` leaves it out; its address is then empty. */
  readonly mongo?: boolean;
  readonly redis?: boolean;
};

export type Services = {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly mongodbKind: MongoKind | 'none';
  readonly redisKind: RedisKind | 'none';
  /** One line each: what was taken. */
  readonly took: { readonly mongodb: string; readonly redis: string };
  /** The processes started here; absent for a service that was given or left out. */
  readonly mongo?: Proc;
  readonly redis?: Proc;
  /** Ends what was started here; may be called twice. */
  stop(): Promise<void>;
};

type Started = { readonly url: string; readonly took: string; readonly proc?: Proc };

/**
 * Resolves MongoDB and Redis in the order of DESIGN.md §9 and starts what has to be started, on 127.0.0.1.
 * @throws ServicesError, one sentence, when one cannot be had; nothing is left running then
 */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { data, env = process.env, log = () => undefined, durable = data === 'keep' } = options;
  const dir = resolve(options.dir ?? resolve(__dirname, '..', '..'));
  const found = lookAround(env, dir);
  const mongo = options.mongo === false ? undefined : chooseMongo(found);
  const redis = options.redis === false ? undefined : chooseRedis(found);

  const what = wanting(needsVenv(mongo), needsVenv(redis));
  const venv =
    what === undefined
      ? undefined
      : await ensureVenv({ dir, env, log, what }).catch((error: unknown) => {
          throw asSentence(what, error);
        });
  const dataDir = resolve(options.dataDir ?? resolve(dir, '.vagt', 'data'));
  const common = { data, dataDir, env, log, durable, venv };
  const results = await Promise.allSettled([startMongo(mongo, common), startRedis(redis, common)]);
  const stop = async (): Promise<void> => {
    await Promise.all(results.map(async (result) => result.status === 'fulfilled' && result.value.proc?.stop()));
  };
  const [mongodbResult, redisResult] = results;
  const failed = results.find((result) => result.status === 'rejected');
  if (mongodbResult.status === 'rejected' || redisResult.status === 'rejected') {
    await stop();
    throw asSentence(failed === mongodbResult ? 'MongoDB' : 'Redis', failed?.reason);
  }
  const took = { mongodb: mongodbResult.value.took, redis: redisResult.value.took };
  if (mongo) log(took.mongodb);
  if (redis) log(took.redis);
  return {
    mongodbUri: mongodbResult.value.url,
    redisUrl: redisResult.value.url,
    mongodbKind: mongo?.kind ?? 'none',
    redisKind: redis?.kind ?? 'none',
    took,
    ...(mongodbResult.value.proc ? { mongo: mongodbResult.value.proc } : {}),
    ...(redisResult.value.proc ? { redis: redisResult.value.proc } : {}),
    stop,
  };
}

function wanting(mongo: boolean, redis: boolean): Wanting | undefined {
  if (mongo && redis) return 'MongoDB and Redis';
  if (mongo) return 'MongoDB';
  return redis ? 'Redis' : undefined;
}

type Common = {
  readonly data: 'keep' | 'throwaway';
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  readonly durable: boolean;
  readonly venv: Venv | undefined;
};

async function startMongo(choice: Choice<MongoKind> | undefined, common: Common): Promise<Started> {
  if (choice === undefined) return { url: '', took: 'MongoDB: not asked for' };
  if (choice.kind === 'given') return { url: choice.url, took: 'MongoDB: the one in MONGODB_URI' };
  const { kind } = choice;
  const program = choice.program ?? common.venv?.python ?? '';
  const proc = await startService({
    ...common,
    what: 'MongoDB',
    kind,
    command: (port, folder) => mongoCommand(kind, program, common.durable, port, folder),
    answers: mongoAnswers,
  });
  return { url: mongoUri(kind, common.durable, proc.port), took: tookLine('MongoDB', choice, proc, common), proc };
}

async function startRedis(choice: Choice<RedisKind> | undefined, common: Common): Promise<Started> {
  if (choice === undefined) return { url: '', took: 'Redis: not asked for' };
  if (choice.kind === 'given') return { url: choice.url, took: 'Redis: the one in REDIS_URL' };
  const { kind } = choice;
  const program = choice.program ?? common.venv?.valkeyServer ?? '';
  const proc = await startService({
    ...common,
    what: 'Redis',
    kind,
    command: (port, folder) => redisCommand(program, common.durable, port, folder),
    answers: redisAnswers,
  });
  return { url: `redis://127.0.0.1:${proc.port}`, took: tookLine('Redis', choice, proc, common), proc };
}

function tookLine(what: string, choice: Choice<MongoKind | RedisKind>, proc: Proc, common: Common): string {
  const from =
    choice.kind === 'given' || choice.program === undefined ? 'private environment .vagt/venv' : choice.program;
  const data = common.data === 'keep' ? `data kept in ${common.dataDir}` : 'data thrown away at the end';
  return `${what}: ${choice.kind} (${from}) on 127.0.0.1:${proc.port}, ${data}`;
}
