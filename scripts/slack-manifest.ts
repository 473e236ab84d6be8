import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AppsManifestValidateArguments } from '@slack/web-api';
import { Document, isScalar, isSeq } from 'yaml';
import { SCOPES } from '../adapters/slack/install/scopes';

type Manifest = AppsManifestValidateArguments['manifest'];
type BotEvents = NonNullable<NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>['bot_events']>;

/** Undefined: Socket Mode. Without a slash at the end. */
type Url = string | undefined;

/** What Vagt listens to, and what for. */
const EVENTS: readonly { readonly event: BotEvents[number]; readonly why: string }[] = [
  { event: 'app_home_opened', why: 'show a person their overview' },
  { event: 'app_mention', why: 'a report or a command that mentions Vagt' },
  { event: 'message.channels', why: 'replies in a case’s thread' },
  { event: 'message.groups', why: 'the same in private channels' },
  { event: 'message.im', why: 'what people write to Vagt' },
  { event: 'message.mpim', why: 'replies in group conversations' },
  { event: 'reaction_added', why: 'a message is reported by the agreed emoji' },
  { event: 'user_change', why: 'somebody became a guest, left, or has another address: their rights go with it' },
  { event: 'app_uninstalled', why: 'stop using an installation that is gone' },
  { event: 'tokens_revoked', why: 'the same for its token' },
];

const NEVER_ESCAPED =
  'the text comes as it was typed: <@U…> or <!channel> in it is then always the writer’s own text, and is escaped like any other';

/** A string in Slack cannot be translated: each is in both languages, or there is one of each. */
const manifest = (url: Url): Manifest => {
  const request = url === undefined ? {} : { request_url: `${url}/slack/events` };
  const command = (name: string, description: string, hint: string) => ({
    command: name,
    ...(url !== undefined && { url: `${url}/slack/events` }),
    description,
    usage_hint: hint,
    should_escape: false,
  });
  return {
    display_information: {
      name: 'Vagt',
      description: 'Meld det, der ikke virker, og følg sagen. / Report what is broken and follow the incident.',
      background_color: '#0b5a7a',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'vagt', always_online: true },
      slash_commands: [
        command('/incident', 'Report what is broken, or see your incidents', '[what is broken] | mine | queue | help'),
        command('/sag', 'Meld det, der ikke virker, eller se dine sager', '[hvad der ikke virker] | mine | kø | hjælp'),
      ],
      shortcuts: [
        {
          type: 'global',
          name: 'Report / Meld til It',
          callback_id: 'vagt_report',
          description: 'Report what is broken to the desk / Meld det, der ikke virker, til It',
        },
        {
          type: 'message',
          name: 'Report / Opret sag',
          callback_id: 'vagt_report_message',
          description: 'Report this message as an incident / Opret en sag af denne besked',
        },
      ],
    },
    oauth_config: {
      ...(url !== undefined && { redirect_urls: [`${url}/slack/oauth_redirect`] }),
      scopes: { bot: SCOPES.map(({ scope }) => scope) },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: EVENTS.map(({ event }) => event) },
      // Fields that name a case ask it what to offer.
      interactivity: {
        is_enabled: true,
        ...request,
        ...(url !== undefined && { message_menu_options_url: `${url}/slack/events` }),
      },
      org_deploy_enabled: true,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
};

/** The manifest as YAML; every permission and every event says what it is for. */
export const manifestYaml = (url: Url): string => {
  const document = new Document(manifest(url));
  document.commentBefore = ' The Slack app of Vagt: api.slack.com/apps > Create New App > From a manifest.';
  const comment = (path: readonly (string | number)[], text: string): void => {
    const node = document.getIn(path, true);
    if (isScalar(node)) node.comment = ` ${text}`;
  };
  const commentEach = (path: readonly string[], texts: readonly string[]): void => {
    const list = document.getIn(path, true);
    if (!isSeq(list)) throw new Error(`There is no list at ${path.join('.')}`);
    for (const [index, text] of texts.entries()) comment([...path, index], text);
  };
  for (const index of [0, 1]) comment(['features', 'slash_commands', index, 'should_escape'], NEVER_ESCAPED);
  commentEach(
    ['oauth_config', 'scopes', 'bot'],
    SCOPES.map(({ why }) => why.en),
  );
  commentEach(
    ['settings', 'event_subscriptions', 'bot_events'],
    EVENTS.map(({ why }) => why),
  );
  comment(['settings', 'org_deploy_enabled'], 'a whole Enterprise Grid may install it at once');
  comment(['settings', 'token_rotation_enabled'], 'Vagt does not refresh tokens');
  return document.toString({ lineWidth: 0 });
};

const root = join(__dirname, '..');
const EXAMPLE = 'npm run slack-manifest -- --url https://vagt.example.com';
const ADDRESS = /^https:\/\/[^\s/?#]+(\/[^\s?#]*)?$/;

const OPTIONS = { url: { type: 'string' }, socket: { type: 'boolean' }, out: { type: 'string' } } as const;
const read = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    return undefined;
  }
};

/** Writes the manifest as these arguments say; `text` is one sentence either way. */
export const writeSlackManifest = (args: readonly string[]): { readonly ok: boolean; readonly text: string } => {
  const wrong = (text: string) => ({ ok: false, text });
  const given = read(args);
  if (!given)
    return wrong(`Only --url with an address, or --socket, and --out with a file are known here, as in ${EXAMPLE}`);
  const { url, socket, out: file = join(root, 'build', 'slack', 'manifest.yaml') } = given;
  if ((url === undefined) === !socket)
    return wrong(`Say where Slack reaches Vagt (${EXAMPLE}), or --socket, but not both`);
  if (url !== undefined && !ADDRESS.test(url)) return wrong(`Slack takes only an https:// address, as in ${EXAMPLE}`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, manifestYaml(url?.replace(/\/+$/, '')));
  } catch (error) {
    return wrong(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {
    ok: true,
    text: `${file} is written: at api.slack.com/apps choose Create New App > From a manifest, and paste what it holds`,
  };
};

if (require.main === module) {
  const { ok, text } = writeSlackManifest(process.argv.slice(2));
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = ok ? 0 : 1;
}
