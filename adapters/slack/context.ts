import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Inbound, IncomingPerson, Opens, Subject } from '../../src/command/input';
import { capped } from '../../src/ground/limits';
import type { ChatPort } from '../../src/view/chat-port';
import { directTo, threadAt, wroteAt } from './address';
import type { LiveInstallation } from './live';
import type { Names } from './names';
import type { SubjectRef } from './render/modal';

/** What every listener works with. */
export interface Listening {
  readonly inbound: Inbound;
  readonly opens: Opens;
  readonly port: ChatPort;
  /** Name of the emoji that makes a message a case, without colons. */
  readonly emoji: () => string | undefined;
  /** Where the Web API is, when it is not Slack's own. */
  readonly apiUrl?: string | undefined;
  readonly log: Logger;
}

/** The same in the workspace that something came from. */
export interface Here extends Listening {
  readonly installation: LiveInstallation;
  readonly client: WebClient;
  readonly names: Names;
}

/** The person with this id, as far as an event tells; Slack is asked for the rest only when the desk wants it. */
export function personOf({ port, installation }: Here, user: string, name = user): IncomingPerson {
  const identity = { platform: 'slack', org: installation.org, user } as const;
  return {
    identity,
    name: capped(name, 'name'),
    profile: () => port.profile(identity, directTo(installation.key, user)),
  };
}

/** What every input has that happens between one person and the bot. */
export function directBase(here: Here, user: string, name?: string) {
  const place = directTo(here.installation.key, user);
  return { person: personOf(here, user, name), place, room: place };
}

export const subjectOf = (here: Here, { channel, ts, own = ts, author, name, link }: SubjectRef): Subject => ({
  place: threadAt(here.installation.key, channel, ts),
  ...(author !== undefined && {
    author: personOf(here, author, name),
    wrote: wroteAt(here.installation.key, channel, own),
  }),
  ...(link !== undefined && { link }),
});

/** Where a message can be read again; undefined when Slack does not tell. */
export const linkTo = ({ client }: Here, channel: string, ts: string): Promise<string | undefined> =>
  client.chat.getPermalink({ channel, message_ts: ts }).then(
    ({ permalink }) => permalink,
    () => undefined,
  );

/** What tells that an app wrote a message, whoever's name it bears. */
interface Byline {
  readonly app_id?: unknown;
  readonly bot_id?: unknown;
  readonly subtype?: unknown;
}

export const isByApp = ({ app_id: app, bot_id: bot, subtype }: Byline): boolean =>
  Boolean(app) || Boolean(bot) || subtype === 'bot_message';

/** A message of a channel that is made a case; an app's has no author. */
export function refOf(
  channel: string,
  message: Byline & { readonly ts: string; readonly user?: string; readonly thread_ts?: unknown },
  link: string | undefined,
): SubjectRef {
  const { ts, user, thread_ts: thread } = message;
  return {
    channel,
    ts: typeof thread === 'string' ? thread : ts,
    ...(typeof thread === 'string' && thread !== ts && { own: ts }),
    ...(!isByApp(message) && { author: user }),
    ...(link && { link }),
  };
}
