import { join } from 'node:path';
import { Redis } from 'ioredis';
import { lookAround } from '../../../scripts/services/look';
import { type Proc, startService } from '../../../scripts/services/service';
import { ensureVenv } from '../../../scripts/services/venv';
import { composeOf, composeText, dotEnv, environmentOf, interpolated, services } from '../../support/compose/file';
import { type Program, startProgram } from '../../support/program';
import { connectTestMongo, type TestMongo } from '../../support/services';
import { type FakeTeams, startFakeTeams } from '../../support/teams';
import { until } from '../../support/wait';

const ROOT = join(__dirname, '../../..');
const PASSWORDS = { MONGO_PASSWORD: 'mongo-pass', REDIS_PASSWORD: 'redis-pass' };
const ENV = dotEnv({ ...PASSWORDS, MicrosoftAppId: '', TEAMS_LOOPBACK_ONLY: '1' });
const { services: composed } = services.parse(composeOf(composeText()));

let valkey: Proc;
let mongo: TestMongo;
let teams: FakeTeams;
const programs: Program[] = [];

const connect = (password?: string): Redis => {
  const redis = new Redis({
    host: '127.0.0.1',
    port: valkey.port,
    ...(password !== undefined && { password }),
    lazyConnect: true,
    enableReadyCheck: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', () => {});
  return redis;
};

/** The value of one line of INFO or CONFIG GET. */
const asked = async <T>(work: (redis: Redis) => Promise<T>, password?: string): Promise<T> => {
  const redis = connect(password);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
};

beforeAll(async () => {
  const found = lookAround(process.env, ROOT);
  const log = () => {};
  const program =
    found.valkeyServer ??
    found.redisServer ??
    (await ensureVenv({ dir: ROOT, env: process.env, log, what: 'Redis' })).valkeyServer;
  const [, ...args] = (composed['valkey']?.command ?? []).map((one) => interpolated(one, PASSWORDS));
  valkey = await startService({
    what: 'Redis',
    kind: 'compose',
    data: 'throwaway',
    dataDir: '',
    env: process.env,
    log,
    command: (port, folder) => ({
      command: program,
      args: [...args, '--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder],
    }),
    answers: async (port) => {
      const redis = new Redis({ host: '127.0.0.1', port, password: PASSWORDS.REDIS_PASSWORD, lazyConnect: true });
      redis.on('error', () => {});
      try {
        return (await redis.ping()) === 'PONG';
      } finally {
        redis.disconnect();
      }
    },
  });
  mongo = await connectTestMongo('compose');
  teams = await startFakeTeams();
});
afterAll(async () => {
  for (const program of programs) await program.kill('SIGTERM');
  await Promise.all([valkey.stop(), mongo.drop(), teams.close()]);
});

test('Valkey with the arguments of compose.yaml lets nobody in without the password, and loses nothing', async () => {
  await expect(asked((redis) => redis.ping())).rejects.toThrow('NOAUTH');
  const told = await asked((redis) => redis.info(), PASSWORDS.REDIS_PASSWORD);
  expect(told).toMatch(/^aof_enabled:1\r?$/m);
  expect(told).toMatch(/^maxmemory_policy:noeviction\r?$/m);
});

test('a web process and a worker with the environment of compose.yaml serve somebody together', async () => {
  const uri = new URL(mongo.uri);
  uri.pathname = `/${mongo.name}`;
  const start = async (role: string): Promise<Program> => {
    const given = environmentOf(role, ENV);
    const program = await startProgram(['--import', 'tsx', 'src/main.ts'], {
      ...given,
      // What stands in a container of its own is on this machine here; MongoDB's password is not tried, for this one has none.
      MONGODB_URI: uri.href,
      REDIS_URL: (given['REDIS_URL'] ?? '').replace('valkey:6379', `127.0.0.1:${valkey.port}`),
      DESK_FILE: join(ROOT, 'test/fixtures/desk/two-teams.yaml'),
      PORT: '0',
      METRICS_PORT: '0',
    });
    programs.push(program);
    return program;
  };
  const [web, worker] = [await start('web'), await start('worker')];
  for (const { port } of [web, worker]) expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${worker.port}/api/messages`, { method: 'POST' })).status).toBe(404);

  teams.botAt(`http://127.0.0.1:${web.port}/api/messages`);
  const kim = teams.person('Kim');
  await kim.says('report the printer on floor 3 is jammed');
  const shown = () => {
    const posts = teams.posts(teams.personal(kim.person));
    return posts.map((post) => teams.words(post)).join('\n');
  };
  await until(() => shown().includes('INC-'));
  expect(shown()).toContain('printer on floor 3');
});
