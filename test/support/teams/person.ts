import { randomUUID } from 'node:crypto';
import { actionsOf, pressed } from './card';
import { type Conversation, cardOf, newest, type Person, type Post, THREAD, type World } from './world';

export type Activity = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The card that answers a press, if one does. */
  readonly card?: unknown;
  /** What was sent, to send it again. */
  readonly activity: Activity;
}

export interface SaysOptions {
  readonly in?: Conversation;
  /** Answers in the thread of this post. */
  readonly under?: Post;
  /** Speaks to the bot; in rooms true unless told otherwise. */
  readonly mention?: boolean;
  readonly attachments?: readonly Activity[];
  readonly more?: Activity;
}

export interface PressOptions {
  readonly on: Post;
  /** Presses on this card instead of the message's own: an earlier answer, or an old picture of it. */
  readonly card?: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
  /** As a client that knows no `Action.Execute`. */
  readonly asSubmit?: boolean;
}

/** What somebody does in the client. */
export interface Actor {
  readonly person: Person;
  says(text: string, options?: SaysOptions): Promise<Answer>;
  /** Presses the button with this title; throws when there is none, or when the client would not send it. */
  presses(title: string, options: PressOptions): Promise<Answer>;
  installs(conversation?: Conversation): Promise<Answer>;
  uninstalls(): Promise<Answer>;
}

export interface ActorDeps {
  readonly world: World;
  readonly serviceUrl: () => string;
  readonly personal: (person: Person) => Conversation;
  deliver(activity: Activity): Promise<Answer>;
}

export function createActor(person: Person, deps: ActorDeps): Actor {
  const { world } = deps;

  function envelope(conversation: Conversation, root: string | undefined): Activity {
    const isChannel = conversation.type === 'channel';
    return {
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: deps.serviceUrl(),
      from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
      recipient: world.bot,
      locale: 'en-US',
      localTimezone: 'Europe/Copenhagen',
      conversation: {
        id: root === undefined ? conversation.id : `${conversation.id}${THREAD}${root}`,
        conversationType: conversation.type,
        tenantId: person.tenantId,
        ...(conversation.type !== 'personal' && { isGroup: true }),
        ...(conversation.type === 'groupChat' && { name: conversation.name }),
      },
      channelData: {
        tenant: { id: person.tenantId },
        ...(isChannel && { team: { id: '19:team' }, channel: { id: conversation.id, name: conversation.name } }),
      },
      entities: [
        { type: 'clientInfo', locale: 'en-US', country: 'DK', platform: 'Web', timezone: 'Europe/Copenhagen' },
      ],
    };
  }

  function spoken(text: string, mention: boolean): Activity {
    if (!mention) return { text };
    const at = `<at>${world.bot.name}</at>`;
    return {
      text: `${at} ${text}`,
      entities: [{ type: 'mention', mentioned: world.bot, text: at }],
    };
  }

  return {
    person,
    says(text, options = {}) {
      const conversation = options.in ?? options.under?.conversation ?? deps.personal(person);
      const isChannel = conversation.type === 'channel';
      const root = isChannel ? (options.under?.root ?? world.nextId()) : undefined;
      return deps.deliver({
        ...envelope(conversation, root),
        type: 'message',
        textFormat: 'plain',
        ...spoken(text, options.mention ?? conversation.type !== 'personal'),
        ...(options.attachments && { attachments: options.attachments }),
        ...options.more,
      });
    },
    presses(title, { on, card = cardOf(newest(on)), inputs = {}, asSubmit = false }) {
      const actions = actionsOf(card);
      const action = actions.find((one) => one.title === title);
      if (!action) throw new Error(`no button ${title}; there are: ${actions.map((one) => one.title).join(', ')}`);
      const data = pressed(card, action, inputs);
      if (!data) throw new Error(`${title} is not sent: a required input is empty`);
      const base = { ...envelope(on.conversation, on.root), replyToId: on.id };
      if (asSubmit) {
        const value = pressed(card, { ...action, data: { ...action.fallback?.data } }, inputs);
        return deps.deliver({ ...base, type: 'message', value });
      }
      const { verb } = action;
      const value = { action: { type: 'Action.Execute', title, verb, data }, trigger: 'manual' };
      return deps.deliver({ ...base, type: 'invoke', name: 'adaptiveCard/action', value });
    },
    installs: (conversation = deps.personal(person)) =>
      deps.deliver({ ...envelope(conversation, undefined), type: 'installationUpdate', action: 'add' }),
    uninstalls: () =>
      deps.deliver({ ...envelope(deps.personal(person), undefined), type: 'installationUpdate', action: 'remove' }),
  };
}
