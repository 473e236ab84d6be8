import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { ChatAddress, Identity, MessageRef } from '../../src/ground/refs';
import { retried } from '../../src/ground/retried';
import { ChatError, type ChatPort, type Known, type Profile } from '../../src/view/chat-port';
import type { View } from '../../src/view/view';
import { countedAt, directTo, messageAt, type Place, placeOf, postOf, threadAt } from './address';
import { hasAnswered, isTokenError, notInstalled, type Operation, slackCode, toChatError } from './errors';
import { findPosted } from './find-posted';
import type { Installations } from './install/installations';
import type { LiveInstallation } from './live';
import { metadataFor } from './metadata';
import { toProfile } from './profile';
import { SLACK_LIMITS, SLACK_RATES } from './render/limits';
import { renderMessage } from './render/message';

export interface PortDeps {
  readonly installations: Pick<Installations, 'byKey' | 'ofOrg' | 'orgs'>;
  readonly clientOf: (installation: LiveInstallation) => WebClient;
  readonly log: Logger;
}

const UPDATE_TRIES = 3;
const PAUSE_MS = 150;
/** Slack has nobody of this id, or nobody a bot may write to. */
const NOBODY: ReadonlySet<string> = new Set(['user_not_found', 'users_not_found', 'user_disabled', 'cannot_dm_bot']);

export function createPort({ installations, clientOf, log }: PortDeps): ChatPort {
  const refused = new Set<string>();

  /** One failing token is said once, clearly, until it works again. */
  function note(installation: string, error: unknown): void {
    if (!isTokenError(error) || refused.has(installation)) return;
    refused.add(installation);
    log.error(
      { installation, code: slackCode(error) },
      'Slack does not take the token of this workspace any more: install the app there again; messages wait until then',
    );
  }

  async function call<T>(
    key: string,
    operation: Operation,
    work: (client: WebClient, installation: LiveInstallation) => Promise<T>,
  ): Promise<T> {
    const installation = await installations.byKey(key).catch((error: unknown) => {
      throw new ChatError('not_accepted', 'slack: the installations cannot be read', { temporary: true, cause: error });
    });
    if (!installation) throw notInstalled(key);
    try {
      const result = await work(clientOf(installation), installation);
      refused.delete(key);
      return result;
    } catch (error) {
      note(key, error);
      throw toChatError(error, operation);
    }
  }

  // Texts are escaped; an edit would otherwise be parsed for links and names.
  const sendable = (view: View, key: string | undefined) => ({
    ...renderMessage(view),
    parse: 'none' as const,
    metadata: metadataFor(key),
  });

  /** Slack fetches pictures itself, and refuses the whole message when it cannot: then they are linked. */
  async function withPictures<T>(view: View, work: (view: View) => Promise<T>): Promise<T> {
    try {
      return await work(view);
    } catch (error) {
      const isPicture = error instanceof ChatError && error.kind === 'not_accepted' && /image/.test(error.message);
      if (!isPicture) throw error;
      log.warn({ err: error }, 'Slack could not show a picture; it is linked');
      return work({
        ...view,
        blocks: view.blocks.map((block) =>
          block.type === 'image' ? { type: 'text', text: [{ link: block.url, label: block.alt }] } : block,
        ),
      });
    }
  }

  function post(to: ChatAddress, view: View, key: string): Promise<MessageRef> {
    const { installation, channel, ts }: Place = placeOf(to);
    return call(installation, 'post', async (client) => {
      const message = { ...sendable(view, key), channel, unfurl_links: false, unfurl_media: false };
      const sent = await client.chat.postMessage(
        ts === undefined ? message : { ...message, thread_ts: ts, reply_broadcast: view.alert === true },
      );
      if (!sent.channel || !sent.ts) throw new ChatError('unknown', 'slack post: accepted without a ts');
      return messageAt(to, sent.channel, sent.ts);
    });
  }

  async function update(message: MessageRef, view: View): Promise<void> {
    const { installation } = placeOf(message.address);
    // The delivery's key is not sent again: it has done its work by then.
    const work = (client: WebClient) => client.chat.update({ ...postOf(message), ...sendable(view, undefined) });
    await retried(
      () => call(installation, 'update', work),
      (error, tries) => {
        const isWorthwhile = error instanceof ChatError && error.kind === 'unknown' && tries < UPDATE_TRIES;
        return isWorthwhile ? PAUSE_MS * 2 ** tries : undefined;
      },
    );
  }

  async function openDirect({ org, user }: Identity): Promise<ChatAddress | undefined> {
    for (const { key } of await installations.ofOrg(org)) {
      try {
        const opened = await call(key, 'open', (client) => client.conversations.open({ users: user }));
        if (opened.channel?.id) return directTo(key, user);
      } catch (error) {
        const isFinal = error instanceof ChatError && (error.kind === 'gone' || error.kind === 'forbidden');
        if (!isFinal) throw error;
      }
    }
    return undefined;
  }

  async function profile({ org, user }: Identity, near?: ChatAddress): Promise<Profile | undefined> {
    const own = near ? placeOf(near).installation : (await installations.ofOrg(org))[0]?.key;
    return call(own ?? org, 'read', async (client, installation) => {
      try {
        const told = await client.users.info({ user, include_locale: true });
        return told.user && toProfile(told.user, installation);
      } catch (error) {
        if (NOBODY.has(slackCode(error) ?? '')) return undefined;
        throw error;
      }
    });
  }

  /** Asked by its address, and believed only where the person's own profile shows it. */
  async function byMail(org: string, email: string): Promise<Known | undefined> {
    for (const { key } of await installations.ofOrg(org)) {
      const user = await call(key, 'read', async (client) => {
        try {
          return (await client.users.lookupByEmail({ email })).user?.id;
        } catch (error) {
          if (NOBODY.has(slackCode(error) ?? '')) return undefined;
          throw error;
        }
      });
      const identity = { platform: 'slack', org, user: user ?? '' } as const;
      const found = user === undefined ? undefined : await profile(identity, directTo(key, user));
      if (found?.member && found.email?.toLowerCase() === email.toLowerCase()) return { ...found, identity };
    }
    return undefined;
  }

  /** By a token that is there, whatever Slack thinks of it. */
  async function answers(): Promise<void> {
    const [org = ''] = installations.orgs();
    const [found] = await installations.ofOrg(org);
    if (!found) throw notInstalled(org);
    try {
      await clientOf(found).auth.test();
    } catch (error) {
      if (!hasAnswered(error)) throw toChatError(error, 'read');
    }
  }

  return {
    platform: 'slack',
    rates: SLACK_RATES,
    longestInput: SLACK_LIMITS.inputText,
    post: (to, view, key) => withPictures(view, (shown) => post(to, shown, key)),
    update: (message, view) => withPictures(view, (shown) => update(message, shown)),
    openDirect,
    profile,
    byMail,
    counted: countedAt,
    threadOf: (message) => {
      const { installation } = placeOf(message.address);
      const { channel, ts } = postOf(message);
      return threadAt(installation, channel, ts);
    },
    answers,
    findPosted: (to, key) => call(placeOf(to).installation, 'read', (client) => findPosted(client, to, key)),
  };
}
