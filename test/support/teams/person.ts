import { randomUUID } from 'node:crypto';
import { actionsOf, pressed, refreshOf } from './card';
import { createDialogs, type Dialog } from './dialog';
import { type Activity, type Answer, envelope } from './envelope';
import { createSearch, type Searched } from './search';
import { spoken } from './words';
import { type Conversation, cardOf, type Message, newest, type Person, type Post, type World } from './world';

export type { Answer };

/** A file that somebody sends in a 1:1 chat. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface SaysOptions {
  readonly in?: Conversation;
  /** Answers in the thread of this message. */
  readonly under?: Post | Message;
  /** Speaks to the bot; in rooms true unless told otherwise. Without it a room without consent delivers nothing. */
  readonly mention?: boolean;
  /** Names these people in the text, each as `@name`. */
  readonly named?: readonly Person[];
  /** Words of another message that this one quotes, the way the client does. */
  readonly quote?: string;
  readonly files?: readonly SentFile[];
  readonly attachments?: readonly Activity[];
  readonly more?: Activity;
}

/** What was said, and what came of it. */
export type Said = Answer & { readonly message: Message };

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
  says(text: string, options?: SaysOptions): Promise<Said>;
  /** Changes what they wrote. */
  edits(message: Message, text: string): Promise<Answer>;
  /** Takes what they wrote away. */
  deletes(message: Message): Promise<Answer>;
  /** Presses the button with this title; throws when there is none, or when the client would not send it. */
  presses(title: string, options: PressOptions): Promise<Answer>;
  /** Looks at the card: their client fetches it again by itself. Throws when the card does not ask for it. */
  refreshes(post: Post): Promise<Answer>;
  /** Chooses a command of the app in a message's menu. */
  does(command: string, options: { readonly on: Message | Post }): Promise<Dialog>;
  /** Presses the button with this title in the dialog; throws as `presses` does. */
  submitsDialog(
    title: string,
    options: { readonly on: Dialog; readonly inputs?: Readonly<Record<string, string>> },
  ): Promise<Dialog>;
  /** Looks for this in the app's search while writing in a conversation: what it lists, or the sentence it says. */
  searches(words: string, options?: { readonly in?: Conversation }): Promise<Searched>;
  installs(conversation?: Conversation): Promise<Answer>;
  uninstalls(): Promise<Answer>;
}

export interface ActorDeps {
  readonly world: World;
  readonly serviceUrl: () => string;
  readonly personal: (person: Person) => Conversation;
  /** Keeps the bytes; their address. */
  readonly keep: (bytes: Uint8Array, type: string) => string;
  deliver(activity: Activity): Promise<Answer>;
}

export function createActor(person: Person, deps: ActorDeps): Actor {
  const { world } = deps;
  const around = (conversation: Conversation, root?: string, id: string = randomUUID()): Activity =>
    envelope(world, deps.serviceUrl(), person, conversation, { id, root });

  const sentFile = ({ name, type, bytes }: SentFile): Activity => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: `https://example.sharepoint.com/personal/${name}`,
    name,
    content: { downloadUrl: deps.keep(bytes, type), uniqueId: randomUUID(), fileType: name.split('.').at(-1) },
  });

  function write(text: string, options: SaysOptions): Message {
    const conversation = options.in ?? options.under?.conversation ?? deps.personal(person);
    const id = world.nextId();
    const message: Message = {
      id,
      conversation,
      ...(conversation.type === 'channel' && { root: options.under?.root ?? id }),
      author: person,
      text,
      ...(options.quote !== undefined && { quote: options.quote }),
      ...(options.named && { named: options.named }),
      mentions: options.mention ?? conversation.type !== 'personal',
    };
    world.messages.push(message);
    return message;
  }

  async function refreshes(post: Post): Promise<Answer> {
    const action = refreshOf(cardOf(newest(post)));
    if (!action) throw new Error('this card is not fetched again');
    return deps.deliver({
      ...around(post.conversation, post.root),
      replyToId: post.id,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: action.verb, data: action.data ?? {} }, trigger: 'automatic' },
    });
  }

  async function revises(message: Message, eventType: string, more: Activity): Promise<Answer> {
    const { author, conversation, root, id, mentions } = message;
    if (author !== person) throw new Error(`${person.name} did not write that`);
    const base = around(conversation, root, id);
    const activity = {
      ...base,
      timestamp: new Date(Number(world.nextId())).toISOString(),
      channelData: { ...Object(base['channelData']), eventType },
      ...more,
    };
    const isDelivered = conversation.hasBot && (mentions || conversation.hears);
    return isDelivered ? deps.deliver(activity) : { status: 0, body: '', activity };
  }

  return {
    person,
    async says(text, options = {}) {
      const message = write(text, options);
      const { conversation, root, id, mentions } = message;
      const { fields, html } = spoken(message, world);
      const attachments = [
        ...(options.files ?? []).map(sentFile),
        ...(html === undefined ? [] : [{ contentType: 'text/html', content: html }]),
        ...(options.attachments ?? []),
      ];
      const activity = {
        ...around(conversation, root, id),
        type: 'message',
        textFormat: 'plain',
        ...fields,
        ...(attachments.length > 0 && { attachments }),
        ...options.more,
      };
      const isDelivered = conversation.hasBot && (mentions || conversation.hears);
      return { message, ...(isDelivered ? await deps.deliver(activity) : { status: 0, body: '', activity }) };
    },
    edits(message, text) {
      message.text = text;
      const { fields, html } = spoken(message, world);
      return revises(message, 'editMessage', {
        type: 'messageUpdate',
        textFormat: 'plain',
        ...fields,
        ...(html !== undefined && { attachments: [{ contentType: 'text/html', content: html }] }),
      });
    },
    deletes: (message) => revises(message, 'softDeleteMessage', { type: 'messageDelete' }),
    presses(title, { on, card = cardOf(newest(on)), inputs = {}, asSubmit = false }) {
      const actions = actionsOf(card);
      const action = actions.find((one) => one.title === title);
      if (!action) throw new Error(`no button ${title}; there are: ${actions.map((one) => one.title).join(', ')}`);
      const data = pressed(card, action, inputs);
      if (!data) throw new Error(`${title} is not sent: a required input is empty`);
      const base = { ...around(on.conversation, on.root), replyToId: on.id };
      if (asSubmit) {
        const value = pressed(card, { ...action, data: { ...action.fallback?.data } }, inputs);
        return deps.deliver({ ...base, type: 'message', value });
      }
      const { verb } = action;
      const value = { action: { type: 'Action.Execute', title, verb, data }, trigger: 'manual' };
      return deps.deliver({ ...base, type: 'invoke', name: 'adaptiveCard/action', value });
    },
    refreshes,
    ...createDialogs(person, deps),
    searches: createSearch(person, deps),
    installs: (conversation = deps.personal(person)) =>
      deps.deliver({ ...around(conversation), type: 'installationUpdate', action: 'add' }),
    uninstalls: () => deps.deliver({ ...around(deps.personal(person)), type: 'installationUpdate', action: 'remove' }),
  };
}
