import { readEnv } from '../src/env';
import { composeOf, composeSchema, composeText, dotEnv, environmentOf, services } from './support/compose/file';

const PASSWORDS = { MONGO_PASSWORD: 'mongo-pass', REDIS_PASSWORD: 'redis-pass' };
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing' };
const file = composeOf(composeText());
const all = services.parse(file);
const VAGT = ['web', 'worker'];

describe('compose.yaml', () => {
  const schema = composeSchema();

  it('is what the Compose Specification takes', () => {
    expect(schema.safeParse(file).error?.issues).toBeUndefined();
  });

  it.each([
    ['a word it does not know', 'restart:', 'restarts:'],
    ['a list in the place of a text', 'image: mongo:8', 'image: [mongo:8]'],
    ['a condition that is none', 'service_healthy', 'service_well'],
    ['a line of a program that reads as a table', /"(fetch.*)"/, '$1'],
  ])('would be refused with %s', (_, from, to) => {
    const broken = composeText().replace(from, to);
    expect(broken).not.toBe(composeText());
    expect(schema.safeParse(composeOf(broken)).success).toBe(false);
  });

  it('brings the whole: each looks after its health, starts again, keeps what it has', () => {
    expect(Object.keys(all.services)).toEqual([...VAGT, 'mongodb', 'valkey']);
    for (const { healthcheck, restart } of Object.values(all.services)) {
      expect(healthcheck.test.length).toBeGreaterThan(1);
      expect(restart).toBe('unless-stopped');
    }
    const kept = Object.values(all.services).flatMap(({ volumes }) => volumes.map((one) => one.split(':')[0] ?? ''));
    expect(new Set(kept.filter((one) => !one.startsWith('.')))).toEqual(new Set(Object.keys(all.volumes)));
  });

  it('opens no port but to this machine', () => {
    const ports = Object.values(all.services).flatMap((one) => one.ports);
    expect(ports.length).toBeGreaterThan(3);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('locks both databases, and does not start without their passwords', () => {
    const { mongodb, valkey } = all.services;
    expect(mongodb?.command).toEqual(expect.arrayContaining(['--replSet', '--keyFile']));
    expect(mongodb?.environment).toHaveProperty('MONGO_INITDB_ROOT_PASSWORD');
    expect(valkey?.command?.join(' ')).toMatch(/--appendonly yes --maxmemory-policy noeviction --requirepass/);
    expect(() => environmentOf('web', dotEnv({ ...SLACK, REDIS_PASSWORD: 'x' }))).toThrow('MONGO_PASSWORD is not set');
    expect(() => environmentOf('web', dotEnv({ ...SLACK, MONGO_PASSWORD: 'x' }))).toThrow('REDIS_PASSWORD is not set');
  });

  it.each(VAGT)('gives %s an environment that it starts with, in which what is not set stays unset', (role) => {
    const given = environmentOf(role, dotEnv({ ...PASSWORDS, ...SLACK }));
    expect(readEnv(given)).toMatchObject({
      role,
      deskFile: '/desk/desk.yaml',
      mongodbUri: expect.stringContaining('vagt:mongo-pass@mongodb:27017'),
      redisUrl: 'redis://:redis-pass@valkey:6379',
      slack: { botToken: 'xoxb-1' },
    });
    expect(readEnv(given)).not.toHaveProperty('teams');
    expect(given).not.toHaveProperty('MicrosoftAppId');
  });
});
