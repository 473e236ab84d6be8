import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Inbound, IncomingPerson, Opens, Subject } from '../../src/command/input';
import type { ChatPort } from '../../src/view/chat-port';
import { directTo, threadAt } from './address';
import type { LiveInstallation } from './live';

/** What every listener works with. */
export interface Listening {
  readonly inbound: Inbound;
  readonly opens: Opens;
  readonly port: ChatPort;
  readonly clientOf: (installation: LiveInstallation) => WebClient;
  /** Name of the emoji that makes a message a case, without colons. */
  readonly emoji: () => string | undefined;
  /** Where the Web API is, when it is not Slack's own. */
  readonly apiUrl?: string | undefined;
  readonly log: Logger;
}

/** The person with this id, as far as an event tells; Slack is asked for the rest only when the desk wants it. */
export function personOf(
  { port, log }: Pick<Listening, 'port' | 'log'>,
  installation: LiveInstallation,
  user: string,
  name = user,
): IncomingPerson {
  const identity = { platform: 'slack', org: installation.org, user } as const;
  return {
    identity,
    name,
    profile: () =>
      port.profile(identity, directTo(installation.key, user)).catch((error: unknown) => {
        log.warn({ err: error }, 'Slack did not tell who somebody is');
        return undefined;
      }),
  };
}

/** What every input has that happens between one person and the bot. */
export function directBase(listening: Listening, installation: LiveInstallation, user: string, name?: string) {
  const place = directTo(installation.key, user);
  return { person: personOf(listening, installation, user, name), place, room: place };
}

/** A message that is made a case, as a modal's metadata holds it. */
export interface SubjectRef {
  readonly channel: string;
  /** The message's own, or that of the thread it stands in. */
  readonly ts: string;
  readonly author?: string | undefined;
  readonly name?: string | undefined;
  readonly link?: string | undefined;
}

export function subjectOf(listening: Listening, installation: LiveInstallation, ref: SubjectRef): Subject {
  return {
    place: threadAt(installation.key, ref.channel, ref.ts),
    ...(ref.author !== undefined && { author: personOf(listening, installation, ref.author, ref.name) }),
    ...(ref.link !== undefined && { link: ref.link }),
  };
}
