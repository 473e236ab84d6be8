import { type Activity, type CloudAdapter, TeamsInfo, type TurnContext } from 'botbuilder';
import type { IncomingPerson } from '../../src/command/input';
import { inTime } from '../../src/ground/in-time';
import type { ChatAddress, Identity, MessageRef } from '../../src/ground/refs';
import { retried } from '../../src/ground/retried';
import { ChatError, type ChatPort, type Known, type Profile } from '../../src/view/chat-port';
import type { View } from '../../src/view/view';
import { placeOf, roomAt, roomId } from './address';
import { NotSentError, type Operation, toChatError, updateRetryMs } from './errors';
import { openDirect } from './open-direct';
import { toKnown, toProfile } from './profile';
import type { ConversationReference, References } from './references';
import { TEAMS_RATES } from './render/limits';
import { mentionedUsers, withAccounts } from './render/mentions';
import { type Content, renderContent } from './render/view';

export interface PortDeps {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  /** The scope of the tokens for Microsoft's service. */
  readonly audience: string;
  readonly references: References;
  /** Longest time one call may take, retries included, in ms. */
  readonly timeoutMs: number;
}

/** The most that Teams gives of a roster at once. */
const ROSTER_PAGE = 500;
const UPDATE_TRIES = 3;
const MAX_UPDATE_TRIES_LEFT_MS = 50;

/** Ends at the latest after `ms`, as a call whose answer never came. */
async function within<T>(ms: number, operation: Operation, work: () => Promise<T>): Promise<T> {
  try {
    return await inTime(work(), ms, () => {
      throw new ChatError('unknown', `teams ${operation}: no answer in time`, { silent: true });
    });
  } catch (error) {
    throw toChatError(error, operation);
  }
}

/** The SDK's types are mutable; text and card never come together. */
function sendable(content: Content): Partial<Activity> {
  return 'text' in content
    ? { ...content, entities: content.entities.map((entity) => ({ ...entity })) }
    : { ...content, attachments: content.attachments.map((attachment) => ({ ...attachment })) };
}

/** Reads what was remembered; a store that is away means that nothing was sent. */
async function recall<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch {
    throw new NotSentError('the conversation store is away');
  }
}

export interface TeamsPort extends ChatPort {
  /** Whoever has an account of Teams' own calls in a conversation; remembered, so that they can be written to. */
  named(near: ChatAddress, account: string): Promise<IncomingPerson | undefined>;
}

export function createPort(deps: PortDeps): TeamsPort {
  const { adapter, appId, references, timeoutMs } = deps;

  async function turn<T>(
    conversationId: string,
    reference: ConversationReference,
    work: (context: TurnContext) => Promise<T>,
  ): Promise<T | undefined> {
    let result: T | undefined;
    const to = {
      channelId: 'msteams',
      serviceUrl: reference.serviceUrl,
      bot: reference.bot,
      conversation: {
        id: conversationId,
        name: '',
        conversationType: reference.type,
        tenantId: reference.tenant,
        isGroup: reference.type !== 'personal',
      },
    };
    await adapter.continueConversationAsync(appId, to, async (context) => {
      result = await work(context);
    });
    return result;
  }

  async function referenceOf(address: ChatAddress, operation: Operation): Promise<ConversationReference> {
    const reference = await recall(references.conversation(address));
    if (!reference) throw new ChatError('not_accepted', `teams ${operation}: a conversation never heard of`);
    return reference;
  }

  async function contentOf(address: ChatAddress, reference: ConversationReference, view: View) {
    const accounts = new Map<string, string>();
    for (const user of mentionedUsers(view)) {
      const person = await recall(references.person({ platform: 'teams', org: reference.tenant, user }));
      if (person) accounts.set(user, person.account);
    }
    return renderContent(withAccounts(view, accounts), {
      at: address.kind,
      playground: reference.playground ?? false,
    });
  }

  async function post(to: ChatAddress, view: View): Promise<MessageRef> {
    const reference = await referenceOf(to, 'post');
    const content = await contentOf(to, reference, view);
    const sent = await turn(to.id, reference, (context) =>
      context.sendActivity({ type: 'message', ...sendable(content) }),
    );
    if (!sent?.id) throw new ChatError('unknown', 'teams post: accepted without an id');
    return { address: to, id: sent.id };
  }

  async function update(message: MessageRef, view: View): Promise<void> {
    const until = Date.now() + timeoutMs;
    const reference = await referenceOf(message.address, 'update');
    const content = sendable(await contentOf(message.address, reference, view));
    const send = () =>
      turn(message.address.id, reference, (context) =>
        context.updateActivity({ type: 'message', id: message.id, ...content }),
      );
    await retried(send, (error, tries) => {
      const wait = tries < UPDATE_TRIES ? updateRetryMs(error, tries) : undefined;
      return wait !== undefined && Date.now() + wait + MAX_UPDATE_TRIES_LEFT_MS <= until ? wait : undefined;
    });
  }

  /** Who is not in one room may be in another: only their own conversation tells that they are gone. */
  async function profile(identity: Identity, near?: ChatAddress): Promise<Profile | undefined> {
    const person = await recall(references.person(identity));
    const own = person?.direct ? placeOf(person.direct, 'personal') : undefined;
    for (const address of [near, own]) {
      const reference = address && (await recall(references.conversation(address)));
      if (!reference) continue;
      try {
        const member = await turn(roomId(address.id), reference, (context) =>
          TeamsInfo.getMember(context, person?.account ?? identity.user),
        );
        return member && toProfile(member, identity.org);
      } catch (error) {
        const failed = toChatError(error, 'read');
        if (failed.kind !== 'gone') throw failed;
        if (address.id === own?.id) return undefined;
      }
    }
    throw new ChatError('not_accepted', 'teams read: no conversation in which they can be asked about');
  }

  async function named(near: ChatAddress, account: string): Promise<IncomingPerson | undefined> {
    const reference = await referenceOf(near, 'read');
    const member = await turn(roomId(near.id), reference, (context) => TeamsInfo.getMember(context, account)).catch(
      (error: unknown) => {
        if (toChatError(error, 'read').kind === 'gone') return undefined;
        throw error;
      },
    );
    if (!member) return undefined;
    const profile = toProfile(member, reference.tenant);
    const identity = { platform: 'teams', org: reference.tenant, user: member.aadObjectId ?? account } as const;
    if (profile.member) await recall(references.rememberPerson(identity, { account: member.id }));
    return { identity, name: profile.name, profile: async () => profile };
  }

  /** A page at a time, each within the time of one call. */
  async function roster(room: ChatAddress, wanted: (one: Known) => boolean): Promise<readonly Known[]> {
    const reference = await referenceOf(room, 'read');
    const found: Known[] = [];
    let next: string | undefined;
    do {
      const page = await within(timeoutMs, 'read', () =>
        turn(roomId(room.id), reference, (context) => TeamsInfo.getPagedMembers(context, ROSTER_PAGE, next)),
      );
      for (const member of page?.members ?? []) {
        const known = toKnown(member, reference.tenant);
        if (!known || !wanted(known)) continue;
        await recall(references.rememberPerson(known.identity, { account: member.id }));
        found.push(known);
      }
      next = page?.continuationToken || undefined;
    } while (next !== undefined);
    return found;
  }

  /** A failure as everybody else's. */
  const failing = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw toChatError(error, 'read');
    });

  /** Asked of a conversation that was heard from, which is there as long as Teams knows the bot. */
  async function answers(): Promise<void> {
    const known = await recall(references.any());
    const reference = known && (await recall(references.conversation(known)));
    if (!reference) throw new ChatError('not_accepted', 'teams read: nobody was ever heard from');
    try {
      await turn(roomId(known.id), reference, (context) => TeamsInfo.getPagedMembers(context, 1));
    } catch (error) {
      const failed = toChatError(error, 'read');
      if (failed.silent || error instanceof NotSentError) throw failed;
    }
  }

  /** A group chat never does: without threads, what does not speak to the bot is not taken there. */
  async function hears(to: ChatAddress): Promise<boolean> {
    if (to.kind === 'direct') return true;
    const reference = await recall(references.conversation(to));
    return reference?.hears === true;
  }

  return {
    platform: 'teams',
    rates: TEAMS_RATES,
    post: (to, view) => within(timeoutMs, 'post', () => post(to, view)),
    update: (message, view) => within(timeoutMs, 'update', () => update(message, view)),
    openDirect: (identity) => within(timeoutMs, 'create', () => openDirect(deps, identity)),
    profile: (identity, near) => within(timeoutMs, 'read', () => profile(identity, near)),
    named: (near, account) => within(timeoutMs, 'read', () => named(near, account)),
    rooms: () => failing(recall(references.rooms())),
    roster: (room, wanted) => failing(roster(room, wanted)),
    // Microsoft counts a channel with all its threads.
    counted: roomAt,
    hears: (to) => within(timeoutMs, 'read', () => hears(to)),
    answers: () => within(timeoutMs, 'read', answers),
  };
}
