import type { AppsManifestValidateArguments } from '@slack/web-api';

type Scopes = NonNullable<NonNullable<AppsManifestValidateArguments['manifest']['oauth_config']>['scopes']>;
type BotScope = NonNullable<Scopes['bot']>[number];

/** A permission of the bot, and what it is for. */
export interface Scope {
  readonly scope: BotScope;
  readonly why: { readonly en: string };
}

const scope = (name: BotScope, en: string): Scope => ({ scope: name, why: { en } });

/** Every permission Vagt asks for: by OAuth, in the manifest and in the README. */
export const SCOPES: readonly Scope[] = [
  scope('app_mentions:read', 'hear a report that mentions Vagt in a channel'),
  scope(
    'channels:history',
    'read replies in a case’s thread, and a message that somebody reports, in a public channel',
  ),
  scope('groups:history', 'the same in a private channel that Vagt was invited to'),
  scope('im:history', 'read what people write to Vagt itself'),
  scope('mpim:history', 'read replies in a group conversation that Vagt is in'),
  scope('im:write', 'open a conversation with the person a message is for'),
  scope('chat:write', 'post cards and messages, and keep cards up to date'),
  scope('chat:write.public', 'post in a team’s public channel without being invited first'),
  scope('commands', 'offer /incident, /sag and the shortcuts'),
  scope('reactions:read', 'report a message by putting the agreed emoji on it'),
  scope('users:read', 'know a person’s name, language, time zone and whether they are a full member'),
  scope(
    'users:read.email',
    'find the people whom the desk file names by their e-mail, before they write, and know one person in Slack and Teams',
  ),
  scope('files:read', 'fetch the pictures that were sent with a report, and the desk file an admin sends'),
];
