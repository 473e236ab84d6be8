import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvError, readEnv } from '../src/env';
import type { Text } from '../src/ground/lang';

const NEEDED = {
  MONGODB_URI: 'mongodb://localhost:27017/vagt',
  REDIS_URL: 'redis://localhost:6379',
  DESK_FILE: './desk.yaml',
};
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing' };
/** No token is checked, on this machine alone. */
const LOOPBACK = { MicrosoftAppId: '', TEAMS_LOOPBACK_ONLY: '1' };

const problemsOf = (read: () => unknown): readonly Text[] => {
  try {
    read();
    return [];
  } catch (error) {
    return error instanceof EnvError ? error.problems : [];
  }
};

describe('the environment', () => {
  it('has defaults for what is not needed', () => {
    expect(readEnv({ ...NEEDED, ...LOOPBACK })).toEqual({
      mongodbUri: NEEDED.MONGODB_URI,
      redisUrl: NEEDED.REDIS_URL,
      deskFile: './desk.yaml',
      port: 3978,
      metrics: { port: 9464, host: '127.0.0.1' },
      role: 'all',
      logLevel: 'info',
      ways: {},
      teams: { appId: '', password: '', allowedTenants: [] },
    });
  });

  it('reads where the inside listens', () => {
    const metrics = (more: object) => readEnv({ ...NEEDED, ...SLACK, ...more }).metrics;
    expect(metrics({ METRICS_PORT: '9000', METRICS_HOST: '0.0.0.0' })).toEqual({ port: 9000, host: '0.0.0.0' });
    expect(metrics({ METRICS_PORT: '0' })).toBeUndefined();
  });

  it('reads Teams', () => {
    const env = readEnv({
      ...NEEDED,
      PUBLIC_URL: 'https://vagt.example.com/',
      MicrosoftAppId: 'app',
      MicrosoftAppPassword: 'secret',
      MicrosoftAppTenantId: 'one',
      TEAMS_ALLOWED_TENANTS: 'one, two',
    });
    expect(env.publicUrl).toBe('https://vagt.example.com');
    expect(env.teams).toMatchObject({ type: 'SingleTenant', tenantId: 'one', allowedTenants: ['one', 'two'] });
  });

  it('names every mistake at once', () => {
    const read = () => readEnv({ MONGODB_URI: 'localhost', ROLE: 'boss', PORT: 'x' });
    for (const name of ['MONGODB_URI', 'REDIS_URL', 'DESK_FILE', 'ROLE', 'PORT']) expect(read).toThrow(name);
  });

  it.each([
    ['no platform', {}, 'No chat platform is set up'],
    ['an empty app id', { MicrosoftAppId: '' }, 'MicrosoftAppId is set but empty'],
    ['an empty app id beside Slack', { ...SLACK, MicrosoftAppId: '' }, 'MicrosoftAppId is set but empty'],
    ['no secret', { MicrosoftAppId: 'app', TEAMS_ALLOWED_TENANTS: 't' }, 'MicrosoftAppPassword is needed'],
    ['no tenant', { MicrosoftAppId: 'app', MicrosoftAppPassword: 'x' }, 'TEAMS_ALLOWED_TENANTS is needed'],
    [
      'an app of no one tenant',
      { MicrosoftAppId: 'app', MicrosoftAppPassword: 'x', TEAMS_ALLOWED_TENANTS: 't' },
      'MicrosoftAppTenantId is needed',
    ],
  ])('refuses %s', (_, more, message) => {
    expect(() => readEnv({ ...NEEDED, ...more })).toThrow(message);
  });

  const OAUTH = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client', SLACK_SIGNING_SECRET: 'signing' };
  const base64 = (bytes: number): string => Buffer.alloc(bytes, 7).toString('base64');
  const KEY = base64(32);
  const KEPT = {
    PUBLIC_URL: 'https://vagt.example.com',
    VAGT_SECRET_KEYS: `one:${KEY}`,
    SLACK_ALLOWED_TEAMS: 'T1, E2',
  };

  it('reads Slack alone, and takes empty variables for absent ones', () => {
    const env = readEnv({ ...NEEDED, ...SLACK, SLACK_APP_TOKEN: '', SLACK_CLIENT_ID: '', VAGT_SECRET_KEYS: '' });
    expect(env.slack).toStrictEqual({ botToken: 'xoxb-1', signingSecret: 'signing' });
    expect(env).not.toHaveProperty('teams');
    expect(env).not.toHaveProperty('secretKeys');
  });

  it('reads Slack in Socket Mode without a signing secret', () => {
    const env = readEnv({ ...NEEDED, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
    expect(env.slack).toStrictEqual({ botToken: 'xoxb-1', appToken: 'xapp-1' });
  });

  it('reads Slack by OAuth, beside Teams', () => {
    const env = readEnv({ ...NEEDED, ...OAUTH, ...KEPT, ...LOOPBACK, SLACK_API_URL: 'http://127.0.0.1:9/api' });
    expect(env.slack).toStrictEqual({
      signingSecret: 'signing',
      clientId: '1.2',
      allowedTeams: ['T1', 'E2'],
      clientSecret: 'client',
      apiUrl: 'http://127.0.0.1:9/api/',
    });
    expect(env.teams?.appId).toBe('');
  });

  it('is without Slack when only the address of its API is set', () => {
    expect(readEnv({ ...NEEDED, ...LOOPBACK, SLACK_API_URL: 'https://slack.com/api/' }).slack).toBeUndefined();
  });

  it('reads the keys in their order, in either alphabet of base64', () => {
    const url = Buffer.alloc(32, 255).toString('base64url');
    const env = readEnv({ ...NEEDED, ...SLACK, VAGT_SECRET_KEYS: `2026-02:${url}, old:${KEY}` });
    expect(env.secretKeys).toEqual([
      { id: '2026-02', key: new Uint8Array(32).fill(255) },
      { id: 'old', key: new Uint8Array(32).fill(7) },
    ]);
  });

  it.each([
    ['no platform, naming both', {}, /SLACK_BOT_TOKEN .*MicrosoftAppId/],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: 's' }, 'Slack needs SLACK_BOT_TOKEN'],
    ['a bot token of another kind', { ...SLACK, SLACK_BOT_TOKEN: 'xoxp-9' }, 'SLACK_BOT_TOKEN must begin with xoxb-'],
    ['an app token of another kind', { ...SLACK, SLACK_APP_TOKEN: 'xoxb-9' }, 'SLACK_APP_TOKEN must begin with xapp-'],
    ['HTTP without a signing secret', { SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET is needed'],
    ['one workspace and OAuth', { ...SLACK, ...OAUTH, ...KEPT }, 'exclude each other'],
    ['OAuth and Socket Mode', { ...OAUTH, ...KEPT, SLACK_APP_TOKEN: 'xapp-1' }, 'does not go with SLACK_CLIENT_ID'],
    ['OAuth without its secret', { ...OAUTH, ...KEPT, SLACK_CLIENT_SECRET: '' }, 'SLACK_CLIENT_SECRET is needed'],
    ['OAuth without its id', { ...OAUTH, ...KEPT, SLACK_CLIENT_ID: '' }, 'SLACK_CLIENT_ID is needed'],
    ['OAuth without keys', { ...OAUTH, ...KEPT, VAGT_SECRET_KEYS: '' }, 'VAGT_SECRET_KEYS is needed'],
    ['OAuth without an address', { ...OAUTH, ...KEPT, PUBLIC_URL: '' }, 'PUBLIC_URL is needed'],
    ['OAuth unsigned', { ...OAUTH, ...KEPT, SLACK_SIGNING_SECRET: '' }, 'SLACK_SIGNING_SECRET is needed'],
    ['OAuth for everybody', { ...OAUTH, ...KEPT, SLACK_ALLOWED_TEAMS: '' }, 'SLACK_ALLOWED_TEAMS is needed'],
    ['an API that is no address', { ...SLACK, SLACK_API_URL: 'slack' }, 'SLACK_API_URL must be an address'],
    ['a key without an id', { ...SLACK, VAGT_SECRET_KEYS: KEY }, 'VAGT_SECRET_KEYS must be keyid:key'],
    ['a short key', { ...SLACK, VAGT_SECRET_KEYS: `a:${KEY},b:${base64(31)}` }, 'look at no. 2'],
    ['a long key', { ...SLACK, VAGT_SECRET_KEYS: `a:${base64(33)},b:${KEY}` }, 'look at no. 1'],
    ['two keys of one id', { ...SLACK, VAGT_SECRET_KEYS: `a:${KEY},a:${KEY}` }, 'has the key id a twice'],
  ])('refuses %s', (_, more, message) => {
    expect(() => readEnv({ ...NEEDED, ...more })).toThrow(message);
  });

  it('names mistakes of single variables and contradictions together, and repeats no secret', () => {
    const read = () =>
      readEnv({ ...NEEDED, PORT: 'x', MicrosoftAppId: 'app', SLACK_APP_TOKEN: 'hush', VAGT_SECRET_KEYS: 'a:hush' });
    const names = ['PORT', 'SLACK_APP_TOKEN', 'VAGT_SECRET_KEYS', 'Slack needs SLACK_BOT_TOKEN'];
    for (const name of [...names, 'MicrosoftAppPassword', 'TEAMS_ALLOWED_TENANTS']) expect(read).toThrow(name);
    expect(read).not.toThrow('hush');
  });

  const MAIL = { SMTP_URL: 'smtp://user:hush@mail.example.com:587', MAIL_FROM: 'Vagt <vagt@example.com>' };
  const TWILIO = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'hush', TWILIO_FROM: '+4588888888' };

  it('reads mail and Twilio, each on its own, and where Twilio’s API is', () => {
    const email = { smtpUrl: MAIL.SMTP_URL, from: MAIL.MAIL_FROM };
    const twilio = { accountSid: 'AC1', authToken: 'hush', from: '+4588888888', apiUrl: 'https://api.twilio.com' };
    expect(readEnv({ ...NEEDED, ...SLACK, ...MAIL, TWILIO_FROM: '' }).ways).toStrictEqual({ email });
    expect(readEnv({ ...NEEDED, ...SLACK, ...TWILIO }).ways).toStrictEqual({ twilio });
    const near = readEnv({ ...NEEDED, ...SLACK, ...MAIL, ...TWILIO, TWILIO_API_URL: 'http://127.0.0.1:9/' }).ways;
    expect(near).toStrictEqual({ email, twilio: { ...twilio, apiUrl: 'http://127.0.0.1:9' } });
  });

  it.each([
    ['a mail server without a sender', { ...MAIL, MAIL_FROM: '' }, 'MAIL_FROM is needed with SMTP_URL'],
    ['a sender without a mail server', { ...MAIL, SMTP_URL: '' }, 'SMTP_URL is needed with MAIL_FROM'],
    ['a mail server that is no address', { ...MAIL, SMTP_URL: 'mail.example.com' }, 'SMTP_URL must be an address'],
    ['a sender that is no address', { ...MAIL, MAIL_FROM: 'Vagt' }, 'MAIL_FROM must be an address'],
    [
      'a sender with a header behind it',
      { ...MAIL, MAIL_FROM: 'v@x.dk\r\nBcc: e@x.dk' },
      'MAIL_FROM must be an address',
    ],
    ['half of Twilio', { TWILIO_FROM: '+45' }, 'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN missing'],
    ['a Twilio that is no address', { ...TWILIO, TWILIO_API_URL: 'twilio' }, 'TWILIO_API_URL must be an address'],
  ])('refuses %s, and repeats no secret', (_, more, message) => {
    const read = () => readEnv({ ...NEEDED, ...SLACK, ...more });
    expect(read).toThrow(message);
    expect(read).not.toThrow('hush');
  });

  it('says each mistake in Danish too, and repeats no secret there either', () => {
    const wrong = {
      MONGODB_URI: 'x',
      PORT: 'x',
      ROLE: 'boss',
      SLACK_BOT_TOKEN: 'hush',
      VAGT_SECRET_KEYS: 'hush',
      TWILIO_FROM: '+45',
    };
    const read = () => readEnv(wrong);
    expect(read).toThrow(EnvError);
    const problems = problemsOf(read);
    expect(problems.map(({ da }) => da)).toEqual([
      'MONGODB_URI skal være en adresse som mongodb://localhost:27017/vagt',
      'REDIS_URL skal sættes, f.eks. redis://localhost:6379',
      'PORT skal være et portnummer, f.eks. 3978',
      'ROLE skal være web, worker eller all',
      'DESK_FILE skal sættes: stien til deskfilen, f.eks. ./desk.yaml',
      'SLACK_BOT_TOKEN skal begynde med xoxb-: Bot User OAuth Token under OAuth & Permissions',
      expect.stringContaining('VAGT_SECRET_KEYS skal være nøgle-id:nøgle'),
      expect.stringContaining('SLACK_SIGNING_SECRET skal sættes'),
      expect.stringContaining('TWILIO_ACCOUNT_SID og TWILIO_AUTH_TOKEN mangler'),
    ]);
    for (const { da, en } of problems) expect(`${da}${en}`).not.toContain('hush');
  });

  it('lists every mistake in one language', () => {
    const [da, en] = (['da', 'en'] as const).map((lang) => {
      try {
        return readEnv({ ...NEEDED, ...SLACK, PORT: 'x' });
      } catch (error) {
        return error instanceof EnvError ? error.text[lang] : error;
      }
    });
    expect(da).toBe('Vagt kan ikke starte med dette miljø:\n  PORT skal være et portnummer, f.eks. 3978');
    expect(en).toBe('Vagt cannot start with this environment:\n  PORT must be a port number, e.g. 3978');
  });

  it('names half of mail and half of Twilio together', () => {
    const read = () => readEnv({ ...NEEDED, ...SLACK, MAIL_FROM: MAIL.MAIL_FROM, TWILIO_FROM: '+45' });
    for (const name of ['SMTP_URL', 'TWILIO_AUTH_TOKEN']) expect(read).toThrow(name);
  });

  it('is listed in .env.example, every variable', () => {
    const source = readFileSync(join(__dirname, '../src/env.ts'), 'utf8');
    const listed = readFileSync(join(__dirname, '../.env.example'), 'utf8');
    const ways = [...Object.keys({ ...MAIL, ...TWILIO }), 'TWILIO_API_URL'];
    const names = [...[...source.matchAll(/^ {2}([A-Z]\w+): /gm)].map((match) => match[1] ?? ''), ...ways];
    expect(names.length).toBeGreaterThan(18 + ways.length);
    expect(names.filter((name) => !new RegExp(`^(# )?${name}=`, 'm').test(listed))).toEqual([]);
  });
});
