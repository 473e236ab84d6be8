import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isScalar, isSeq, parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { SCOPES } from '../../adapters/slack/install/scopes';
import { SHORTCUTS } from '../../adapters/slack/on-shortcut';
import { manifestYaml, writeSlackManifest } from '../../scripts/slack-manifest';

/** What Slack's reference of the manifest allows, as far as Vagt uses it; nothing else. */
const text = (max: number) => z.string().min(1).max(max);
const httpsUrl = z.string().startsWith('https://');
const limits = z.strictObject({
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/), always_online: z.boolean() }),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().regex(/^\/[a-z]{1,31}$/),
        url: httpsUrl.optional(),
        description: text(2000),
        usage_hint: text(1000),
        should_escape: z.literal(false),
      }),
    ),
    shortcuts: z.array(
      z.strictObject({
        type: z.enum(['global', 'message']),
        name: text(24),
        callback_id: text(255),
        description: text(150),
      }),
    ),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(httpsUrl).optional(),
    scopes: z.strictObject({ bot: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: httpsUrl.optional(), bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: httpsUrl.optional(),
      message_menu_options_url: httpsUrl.optional(),
    }),
    org_deploy_enabled: z.literal(true),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});
const read = (yaml: string) => limits.parse(parse(yaml));

/** What an event needs, by Slack's page about it. */
const NEEDS: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  reaction_added: 'reactions:read',
};

describe('the manifest of the Slack app', () => {
  it('has every address under the one that was given', () => {
    const yaml = manifestYaml('https://vagt.example.com/desk');
    const { features, oauth_config, settings } = read(yaml);
    const events = 'https://vagt.example.com/desk/slack/events';
    expect(features.slash_commands.map(({ command, url }) => [command, url])).toEqual([
      ['/incident', events],
      ['/sag', events],
    ]);
    expect(settings.event_subscriptions.request_url).toBe(events);
    expect(settings.interactivity.request_url).toBe(events);
    expect(settings.interactivity.message_menu_options_url).toBe(events);
    expect(oauth_config.redirect_urls).toEqual(['https://vagt.example.com/desk/slack/oauth_redirect']);
    expect(settings.socket_mode_enabled).toBe(false);
  });

  it('has no address in Socket Mode', () => {
    const yaml = manifestYaml(undefined);
    expect(read(yaml).settings.socket_mode_enabled).toBe(true);
    expect(parse(yaml).oauth_config).not.toHaveProperty('redirect_urls');
    expect(yaml).not.toMatch(/url:|https/);
  });

  it('has the shortcuts that the adapter answers', () => {
    const { shortcuts } = read(manifestYaml(undefined)).features;
    expect(shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual([
      ['global', SHORTCUTS.report],
      ['message', SHORTCUTS.reportMessage],
    ]);
  });

  it('asks for what OAuth asks for, for what its events need, and says why of each', () => {
    const document = parseDocument(manifestYaml('https://vagt.example.com'));
    const { oauth_config, settings } = limits.parse(document.toJS());
    const scopes = oauth_config.scopes.bot;
    expect(scopes).toEqual(SCOPES.map(({ scope }) => scope));
    expect(new Set(scopes).size).toBe(scopes.length);
    for (const event of settings.event_subscriptions.bot_events) {
      const needed = NEEDS[event];
      if (needed) expect(scopes).toContain(needed);
    }
    expect(Object.keys(NEEDS).filter((event) => !settings.event_subscriptions.bot_events.includes(event))).toEqual([]);

    const list = document.getIn(['oauth_config', 'scopes', 'bot']);
    const why = isSeq(list) ? list.items.map((item) => (isScalar(item) ? (item.comment ?? '').trim() : '')) : [];
    expect(why).toEqual(SCOPES.map((one) => one.why.en));
    expect(why.filter((comment) => comment.length < 10)).toEqual([]);
  });

  it.each([
    ['nothing', [], 'Say where Slack reaches Vagt'],
    ['both', ['--url', 'https://x.dk', '--socket'], 'but not both'],
    ['an address that Slack does not take', ['--url', 'http://x.dk'], 'https:// address'],
    ['an address with a query', ['--url', 'https://x.dk?a=1'], 'https:// address'],
    ['a word it does not know', ['--sockets'], 'Only --url'],
    ['no address', ['--url'], 'Only --url'],
  ])('is not made for %s', (_, args, sentence) => {
    const { ok, text: said } = writeSlackManifest(args);
    expect(ok).toBe(false);
    expect(said).toContain(sentence);
    expect(said).not.toContain('\n');
  });

  describe('on disk', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'vagt-slack-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('is a file that is valid as it is, whatever npm prints around the script', async () => {
      const run = (...args: readonly string[]) =>
        new Promise<{ readonly code: unknown; readonly out: string; readonly err: string }>((resolve) => {
          const root = join(__dirname, '../..');
          execFile('npm', ['run', 'slack-manifest', '--', ...args], { cwd: root }, (error, out, err) => {
            resolve({ code: error ? error.code : 0, out, err });
          });
        });
      const file = join(folder, 'new', 'manifest.yaml');
      const good = await run('--url', 'https://vagt.example.com/', '--out', file);
      expect(good).toMatchObject({ code: 0, out: expect.stringContaining(`${file} is written`) });
      const yaml = readFileSync(file, 'utf8');
      expect(yaml).toBe(manifestYaml('https://vagt.example.com'));
      read(yaml);
      const bad = await run('--out', join(folder, 'none.yaml'));
      expect(bad).toMatchObject({ code: 1, err: expect.stringContaining('Say where Slack reaches Vagt') });
      expect(() => readFileSync(join(folder, 'none.yaml'))).toThrow('ENOENT');
    });

    it('says so when it cannot be written', () => {
      const file = join(folder, 'file');
      writeFileSync(file, '');
      expect(writeSlackManifest(['--socket', '--out', join(file, 'manifest.yaml')])).toMatchObject({
        ok: false,
        text: expect.stringContaining('cannot be written'),
      });
    });
  });
});
