import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { connectMongo } from '../../adapters/mongo/connect';
import { createSecrets } from '../../adapters/slack/install/secrets';
import { findingsIn, textsIn } from '../../scripts/doctor/finding';
import { stateFindings } from '../../scripts/doctor/mongo';
import { type DoctorWorld, openDoctorWorld } from '../support/doctor/world';

const ROOT = join(__dirname, '../..');
const OTHER_TENANT = '0f8b9f3c-3333-4222-8333-944455566677';

let world: DoctorWorld;
beforeAll(async () => {
  world = await openDoctorWorld();
});
afterAll(() => world.close());

interface Fault {
  readonly more?: Readonly<Record<string, string>>;
  /** Breaks it; what it returns mends it again. */
  breaks?(): (() => unknown) | Promise<() => unknown>;
  readonly da: RegExp;
  readonly en: RegExp;
}

const NOBODY = 'mongodb://127.0.0.1:9/vagt?serverSelectionTimeoutMS=200';

const FAULTS: Readonly<Record<string, Fault>> = {
  'the desk file': {
    more: { DESK_FILE: join(ROOT, 'test/fixtures/desk/three-mistakes.yaml') },
    da: /har fejl: npm run check-desk/,
    en: /has mistakes: npm run check-desk/,
  },
  'a MongoDB that is away': { more: { MONGODB_URI: NOBODY }, da: /MongoDB svarer ikke/, en: /MongoDB does not answer/ },
  'an index': {
    breaks: async () => {
      await world.mongo.db
        .collection('people')
        .dropIndex('desk_1_identities.key_1')
        .catch(() => world.mongo.db.collection('people').dropIndexes());
      return () =>
        connectMongo({ uri: world.env['MONGODB_URI'] ?? '', desk: 'it', log: { warn: () => {} } }).then((one) =>
          one.close(),
        );
    },
    da: /mangler eller er anderledes.*people: desk.*start Vagt/,
    en: /missing or different.*people: desk.*start Vagt/,
  },
  'the clock': {
    breaks: () => {
      world.early(95_000);
      return () => world.early(0);
    },
    da: /ur og databasens er 9\d sekunder fra hinanden: lad NTP/,
    en: /clock and the database’s differ by 9\d seconds: let NTP/,
  },
  'an eviction policy': {
    breaks: () => {
      world.redis.says({ maxmemory_policy: 'allkeys-lru' });
      return () => world.redis.says({});
    },
    da: /allkeys-lru\): sæt maxmemory-policy til noeviction/,
    en: /allkeys-lru\): set maxmemory-policy to noeviction/,
  },
  'an old Redis': {
    breaks: () => {
      world.redis.says({ redis_version: '6.2.14' });
      return () => world.redis.says({});
    },
    da: /Redis er version 6\.2\.14/,
    en: /Redis is version 6\.2\.14/,
  },
  'an old Valkey, which calls itself a Redis too': {
    breaks: () => {
      world.redis.says({ redis_version: '7.2.4', valkey_version: '7.2.5' });
      return () => world.redis.says({});
    },
    da: /Valkey er version 7\.2\.5/,
    en: /Valkey is version 7\.2\.5/,
  },
  'a password of Redis': {
    breaks: () => {
      world.redis.locks(true);
      return () => world.redis.locks(false);
    },
    da: /adgangskoden i REDIS_URL/,
    en: /password in REDIS_URL/,
  },
  'a Redis that is away': {
    more: { REDIS_URL: 'redis://127.0.0.1:9' },
    da: /Redis svarer ikke/,
    en: /Redis does not answer/,
  },
  'the token of Slack': {
    more: { SLACK_BOT_TOKEN: 'xoxb-no-such' },
    da: /SLACK_BOT_TOKEN \(invalid_auth\): installér appen igen/,
    en: /SLACK_BOT_TOKEN \(invalid_auth\): install the app again/,
  },
  'a permission of Slack': {
    breaks: () => {
      const [token] = world.slack.workspace.tokens;
      if (!token) throw new Error('The workspace has a token');
      const scopes = token.scopes;
      Object.assign(token, { scopes: scopes.filter((scope) => scope !== 'files:read') });
      return () => Object.assign(token, { scopes });
    },
    da: /mangler tilladelser \(files:read\): .*slack-manifest/,
    en: /lacks permissions \(files:read\): .*slack-manifest/,
  },
  'the token of Socket Mode': {
    more: { SLACK_APP_TOKEN: 'xapp-no-such' },
    da: /SLACK_APP_TOKEN \(invalid_auth\)/,
    en: /SLACK_APP_TOKEN \(invalid_auth\)/,
  },
  'a channel in Slack': {
    breaks: () => {
      const channel = world.slack.workspace.channels.find(({ name }) => name === 'desk');
      const members = channel?.members.splice(0) ?? [];
      return () => channel?.members.push(...members);
    },
    da: /service-desk: kanalen i Slack lukker ikke Vagt ind .*not_in_channel/,
    en: /service-desk: the channel in Slack does not let Vagt in .*not_in_channel/,
  },
  'the secret of Teams': {
    breaks: () => {
      world.teams.fault('token', { type: 'status', status: 400 }, 1);
      return () => undefined;
    },
    da: /MicrosoftAppPassword \(AADSTS7000215\): .*Value/,
    en: /MicrosoftAppPassword \(AADSTS7000215\): .*Value/,
  },
  'a tenant that is none': {
    more: { MicrosoftAppTenantId: 'contoso' },
    da: /contoso er ikke et tenant-id/,
    en: /contoso is no tenant id/,
  },
  'a tenant that is left out': {
    more: { TEAMS_ALLOWED_TENANTS: OTHER_TENANT },
    da: /TEAMS_ALLOWED_TENANTS ikke nævner/,
    en: /TEAMS_ALLOWED_TENANTS does not name/,
  },
  'a roster, and so a channel in Teams': {
    breaks: () => {
      world.teams.fault('members', { type: 'status', status: 403 }, 3);
      return () => undefined;
    },
    da: /ikke læse, hvem der er i 1 af 1 rum i Teams \(.*403\): føj appen til dér igen/,
    en: /cannot read who is in 1 of 1 rooms in Teams \(.*403\): add the app there again/,
  },
  'a proxy that leads elsewhere': {
    breaks: () => {
      world.proxySays('<h1>Welcome to nginx!</h1>');
      return () => world.proxySays();
    },
    da: /svarer 200, men ikke som Vagt/,
    en: /answers 200, but not as Vagt/,
  },
  'an address that is away': {
    more: { PUBLIC_URL: 'http://127.0.0.1:9' },
    da: /127\.0\.0\.1:9 svarer ikke: kører Vagt/,
    en: /127\.0\.0\.1:9 does not answer: does Vagt run/,
  },
  'somebody who may have to be woken': {
    breaks: () => {
      const bo = world.slack.workspace.users.find(({ name }) => name === 'bo.lund' || name === 'Bo Lund');
      const email = bo?.email;
      if (bo) Object.assign(bo, { email: 'elsewhere@example.com' });
      return () => bo && Object.assign(bo, { email });
    },
    da: /bo \(teamleder for network\): ikke fundet i chatten med bo\.lund@example\.com/,
    en: /bo \(lead of network\): not found in chat by bo\.lund@example\.com/,
  },
};

const wrongIn = (lines: readonly string[]) => lines.filter((line) => line.startsWith('NO'));

test('finds nothing wrong where nothing is, in either language', async () => {
  for (const lang of ['da', 'en'] as const) {
    const { ok, lines } = await world.ask({}, lang);
    expect(wrongIn(lines)).toEqual([]);
    expect([ok, lines.at(-1)]).toEqual([true, lang === 'da' ? 'Intet er galt.' : 'Nothing is wrong.']);
    for (const secret of [world.slack.botToken, world.slack.signingSecret, 'the-secret'])
      expect(lines.join()).not.toContain(secret);
  }
});

test.each(Object.entries(FAULTS))('says that %s is wrong, and what to do', async (_, fault) => {
  for (const lang of ['da', 'en'] as const) {
    await world.mongo.db.collection('people').deleteMany({});
    const mend = await fault.breaks?.();
    try {
      const { ok, lines } = await world.ask(fault.more ?? {}, lang);
      expect(wrongIn(lines)).toContainEqual(expect.stringMatching(fault[lang]));
      expect(ok).toBe(false);
    } finally {
      await mend?.();
    }
  }
});

test('looks at nothing else while the environment cannot be used', async () => {
  expect((await world.ask({ PORT: 'x' }, 'da')).lines).toEqual([
    'NO  PORT skal være et portnummer, f.eks. 3978',
    '--  der er ikke set på andet: ret det her først',
    '1 ting er galt.',
  ]);
});

test('says that a channel in Teams lets Vagt hear only what mentions it, as something to know', async () => {
  const deaf = async () => {
    const { ok, lines } = await world.ask({}, 'en');
    return {
      ok,
      said: lines.some((line) => /^-- {2}network: nothing was heard .*ChannelMessage\.Read\.Group/.test(line)),
    };
  };
  expect(await deaf()).toEqual({ ok: true, said: true });
  const [row] = await world.store.conversations.ids('teams', 'conversation:', '', 1);
  const known = row === undefined ? undefined : await world.store.conversations.get('teams', row);
  await world.store.conversations.put('teams', row ?? '', { ...known, hears: true });
  expect(await deaf()).toEqual({ ok: true, said: false });
});

test.each([
  ['da', /6\.0\.19, og Vagt skal bruge 7 eller nyere: opgradér/],
  ['en', /6\.0\.19, and Vagt needs 7 or newer: upgrade/],
] as const)('says in %s that a MongoDB is too old', (lang, sentence) => {
  const now = new Date();
  const find = findingsIn(textsIn(lang));
  const of = (version: string) => stateFindings({ version, time: now, isNew: false, missing: [] }, now, find)[0];
  expect(of('6.0.19')).toEqual({ mark: 'wrong', text: expect.stringMatching(sentence) });
  expect([of('7.0.0'), of('8.2.1')].map((one) => one?.mark)).toEqual(['ok', 'ok']);
});

describe('where workspaces install Vagt', () => {
  const KEYS = { old: Buffer.alloc(32, 1).toString('base64'), now: Buffer.alloc(32, 2).toString('base64') };
  const oauth = (keys: string) => ({
    SLACK_BOT_TOKEN: '',
    SLACK_CLIENT_ID: world.slack.clientId,
    SLACK_CLIENT_SECRET: world.slack.clientSecret,
    SLACK_ALLOWED_TEAMS: world.slack.workspace.team.id,
    VAGT_SECRET_KEYS: keys,
  });
  const install = async (): Promise<void> => {
    const { team, bot } = world.slack.workspace;
    await world.store.installations.put({
      platform: 'slack',
      key: team.id,
      isEnterprise: false,
      team: team.id,
      teamName: 'Nordhavn',
      botId: bot.botId,
      botUser: bot.userId,
      scopes: [],
      token: await createSecrets([{ id: 'old', key: new Uint8Array(32).fill(1) }]).seal(world.slack.botToken),
      installedAt: new Date(),
    });
  };

  it('says that none has, looks at the token of each, and says when one cannot be opened', async () => {
    const keys = `now:${KEYS.now},old:${KEYS.old}`;
    expect((await world.ask(oauth(keys), 'da')).lines).toContainEqual(
      expect.stringMatching(/^-- {2}intet workspace har installeret Vagt endnu: åbn \/slack\/install/),
    );
    await install();
    const well = await world.ask(oauth(keys), 'en');
    expect(wrongIn(well.lines)).toEqual([]);
    expect(well.lines).toContainEqual(expect.stringMatching(/^ok {2}Slack takes the token of Nordhavn/));
    const sealed = await world.ask(oauth(`now:${KEYS.now}`), 'en');
    expect(wrongIn(sealed.lines)).toContainEqual(
      expect.stringMatching(/the token of Nordhavn cannot be opened: .*VAGT_SECRET_KEYS/),
    );
    await world.store.installations.revoke(world.slack.workspace.team.id, new Date());
  });
});

test('the script ends with 1 where something is wrong, and with 0 where nothing is', async () => {
  const run = (more: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    new Promise<{ readonly code: unknown; readonly out: string }>((resolve) => {
      const { MicrosoftAppId: _, ...slackAlone } = world.env;
      const options = { cwd: ROOT, env: { PATH: process.env['PATH'] ?? '', ...slackAlone, ...more } };
      const script = ['--import', 'tsx', join(ROOT, 'scripts/doctor/main.ts'), ...args];
      execFile(process.execPath, script, options, (error, out) => resolve({ code: error ? error.code : 0, out }));
    });
  await world.store.places.unlink('network');
  expect(await run({}, '--lang', 'da')).toEqual({ code: 0, out: expect.stringMatching(/Intet er galt\.\n$/) });
  expect(await run({ LANG: 'da_DK.UTF-8', SLACK_BOT_TOKEN: 'xoxb-x' })).toEqual({
    code: 1,
    out: expect.stringMatching(/NO {2}Slack tager ikke imod[\s\S]*ting er galt\.\n$/),
  });
});
