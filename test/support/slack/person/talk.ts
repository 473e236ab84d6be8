import { react } from '../api/chat';
import type { Answer } from '../deliver';
import { messageShape } from '../message-shape';
import { addMessage, editMessage } from '../messages';
import type { Channel, FileEntry, Message } from '../model';
import { directOf, newest } from '../world';
import { type ActorDeps, mustSee } from './deps';
import { spoken } from './spoken';

export interface SaysOptions {
  /** The 1:1 conversation with the bot, or where `thread` stands, unless told. */
  readonly in?: Channel;
  /** Answers in the thread of this message. */
  readonly thread?: Message;
  /** Shows the answer in the channel too. */
  readonly broadcast?: boolean;
  /** Speaks to the bot. */
  readonly mention?: boolean;
  /** Speaks to these people, by id. */
  readonly mentions?: readonly string[];
  /** Names these people in the text. */
  readonly named?: readonly { readonly id: string; readonly name: string }[];
  readonly quote?: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[];
}

export interface Said extends Answer {
  readonly message: Message;
  /** What came of the `app_mention` that goes beside the message. */
  readonly mention?: Answer;
}

/** A person writing messages. */
export function createTalk(deps: ActorDeps) {
  const { world, workspace, user, events, origin } = deps;

  function upload(files: SaysOptions['files'] = []): readonly FileEntry[] {
    const added = files.map(({ name, type, bytes }) => ({ id: world.id('F'), name, mimetype: type, bytes }));
    workspace.files.push(...added);
    return added;
  }

  function mustOwn(message: Message, mayDelete = false): void {
    if (message.user !== user.id && !mayDelete) throw new Error(`${user.real_name} did not write that`);
    if (message.deleted) throw new Error('that message is deleted');
  }

  return {
    async says(text: string, options: SaysOptions = {}): Promise<Said> {
      const { thread, mention = false, mentions = [], named, quote } = options;
      const channel = options.in ?? thread?.channel ?? directOf(world, workspace, user.id);
      if (!channel.members.includes(user.id)) throw new Error(`${user.real_name} is not in #${channel.name}`);
      if (channel.archived) throw new Error(`#${channel.name} is archived`);
      const message = addMessage(world, workspace, {
        channel,
        user: user.id,
        shown: spoken({ text, quote, mentions: [...(mention ? [workspace.bot.userId] : []), ...mentions], named }),
        files: upload(options.files),
        ...(thread && { threadTs: thread.threadTs ?? thread.ts, broadcast: options.broadcast ?? false }),
      });
      const isMention = mention && channel.kind !== 'im';
      const [answer, mentioned] = await Promise.all([
        events.posted(message),
        isMention ? events.mentioned(message) : undefined,
      ]);
      return { ...answer, message, ...(mentioned && { mention: mentioned }) };
    },

    async edits(message: Message, text: string): Promise<Answer> {
      mustOwn(message);
      const before = messageShape(world, message, { origin: origin() });
      const bot = workspace.bot.userId;
      const mentions = newest(message).text.includes(`<@${bot}>`) ? [bot] : [];
      editMessage(world, message, user.id, spoken({ text, mentions }));
      return events.changed(message, before);
    },

    /** Their own message; an admin any, the bot's too. */
    async deletes(message: Message): Promise<Answer> {
      mustOwn(message, user.is_admin);
      const before = messageShape(world, message, { origin: origin() });
      message.deleted = true;
      return events.deleted(message, before);
    },

    async reacts(emoji: string, { on }: { readonly on: Message }): Promise<Answer> {
      mustSee(deps, on.channel);
      react(on, emoji, user.id);
      return events.reacted(on, emoji, user.id);
    },
  };
}
