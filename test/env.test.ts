import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnv } from '../src/env';

const NEEDED = {
  MONGODB_URI: 'mongodb://localhost:27017/vagt',
  REDIS_URL: 'redis://localhost:6379',
  DESK_FILE: './desk.yaml',
};

describe('the environment', () => {
  it('has defaults for what is not needed', () => {
    expect(readEnv({ ...NEEDED, MicrosoftAppId: '' })).toEqual({
      mongodbUri: NEEDED.MONGODB_URI,
      redisUrl: NEEDED.REDIS_URL,
      deskFile: './desk.yaml',
      port: 3978,
      role: 'all',
      logLevel: 'info',
      teams: { appId: '', password: '', type: 'MultiTenant', allowedTenants: [] },
    });
  });

  it('reads Teams', () => {
    const env = readEnv({
      ...NEEDED,
      PUBLIC_URL: 'https://vagt.example.com/',
      MicrosoftAppId: 'app',
      MicrosoftAppPassword: 'secret',
      TEAMS_ALLOWED_TENANTS: 'one, two',
    });
    expect(env.publicUrl).toBe('https://vagt.example.com');
    expect(env.teams?.allowedTenants).toEqual(['one', 'two']);
  });

  it('names every mistake at once', () => {
    const read = () => readEnv({ MONGODB_URI: 'localhost', ROLE: 'boss', PORT: 'x' });
    for (const name of ['MONGODB_URI', 'REDIS_URL', 'DESK_FILE', 'ROLE', 'PORT']) expect(read).toThrow(name);
  });

  it.each([
    ['no platform', {}, 'No chat platform is set up'],
    ['no secret', { MicrosoftAppId: 'app', TEAMS_ALLOWED_TENANTS: 't' }, 'MicrosoftAppPassword is needed'],
    ['no tenant', { MicrosoftAppId: 'app', MicrosoftAppPassword: 'x' }, 'TEAMS_ALLOWED_TENANTS is needed'],
  ])('refuses %s', (_, more, message) => {
    expect(() => readEnv({ ...NEEDED, ...more })).toThrow(message);
  });

  it('is listed in .env.example, every variable', () => {
    const source = readFileSync(join(__dirname, '../src/env.ts'), 'utf8');
    const listed = readFileSync(join(__dirname, '../.env.example'), 'utf8');
    const names = [...source.matchAll(/^ {2}([A-Z]\w+): /gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !new RegExp(`^${name}=`, 'm').test(listed))).toEqual([]);
  });
});
