import type { Echo } from './api/method';
import { scopeOf } from './api/method';
import type { Answer, Deliver } from './deliver';
import type { Json } from './json';
import { messageShape } from './message-shape';
import type { Channel, Message, Workspace, World } from './model';
import { directOf, hasBot } from './world';

export interface EventsDeps {
  readonly world: World;
  readonly deliver: Deliver;
  readonly origin: () => string;
}

/** What Slack tells the bot about, each as an `event_callback`; nothing where the bot is not, or may not read. */
export type Events = ReturnType<typeof createEvents>;

export function createEvents({ world, deliver, origin }: EventsDeps) {
  function envelope(workspace: Workspace, event: Json, channel?: Channel): Json {
    const { team, enterprise, bot } = workspace;
    return {
      token: world.verificationToken,
      team_id: team.id,
      ...(enterprise && { enterprise_id: enterprise.id }),
      context_team_id: team.id,
      context_enterprise_id: enterprise?.id ?? null,
      api_app_id: world.appId,
      event,
      type: 'event_callback',
      event_id: world.id('Ev'),
      event_time: Math.floor(world.now() / 1000),
      authorizations: [
        {
          enterprise_id: enterprise?.id ?? null,
          team_id: team.id,
          user_id: bot.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: channel?.shared ?? false,
      event_context: `4-${world.id('ctx')}`,
    };
  }

  const silent = (payload: Json): Answer => ({ status: 0, body: '', tookMs: 0, payload });

  /** Sends an event, if the app may hear of it. */
  async function tell(workspace: Workspace, event: Json, needs?: string, channel?: Channel): Promise<Answer> {
    const payload = envelope(workspace, { event_ts: world.ts(), ...event }, channel);
    const mayHear = needs === undefined || workspace.scopes.includes(needs);
    const isThere = channel === undefined || hasBot(workspace, channel);
    return workspace.installed && mayHear && isThere ? deliver(payload) : silent(payload);
  }

  const about = (message: Message) => {
    const { channel, workspace } = message;
    const channel_type = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' }[channel.kind];
    return {
      place: { channel: channel.id, channel_type },
      send: (event: Json) => tell(workspace, event, scopeOf(channel, 'history'), channel),
    };
  };

  const shape = (message: Message): Json => messageShape(world, message, { origin: origin(), metadata: true });

  const posted = (message: Message): Promise<Answer> => {
    const { place, send } = about(message);
    return send({ ...shape(message), ...fromElsewhere(message), ...place, event_ts: message.ts });
  };

  const changed = (message: Message, before: Json): Promise<Answer> => {
    const { place, send } = about(message);
    const event = { type: 'message', subtype: 'message_changed', hidden: true, ts: world.ts(), ...place };
    return send({ ...event, message: shape(message), previous_message: before });
  };

  const deleted = (message: Message, before: Json): Promise<Answer> => {
    const { place, send } = about(message);
    const event = { type: 'message', subtype: 'message_deleted', hidden: true, ts: world.ts(), ...place };
    return send({ ...event, deleted_ts: message.ts, previous_message: before });
  };

  const reacted = (message: Message, reaction: string, user: string): Promise<Answer> => {
    const item = { type: 'message', channel: message.channel.id, ts: message.ts };
    const event = { type: 'reaction_added', user, reaction, item, item_user: message.user };
    return tell(message.workspace, event, 'reactions:read', message.channel);
  };

  return {
    tell,
    posted,
    changed,
    deleted,
    reacted,
    /** The bot is spoken to in a channel; beside the message itself. */
    mentioned(message: Message): Promise<Answer> {
      const { subtype: _none, ...event } = shape(message);
      const from = { ...event, ...fromElsewhere(message), type: 'app_mention' };
      const { channel, workspace } = message;
      return tell(workspace, { ...from, channel: channel.id, event_ts: message.ts }, 'app_mentions:read', channel);
    },
    homeOpened(workspace: Workspace, user: string, tab: string, view: Json | undefined): Promise<Answer> {
      const channel = directOf(world, workspace, user).id;
      return tell(workspace, { type: 'app_home_opened', user, channel, tab, ...(view && { view }) });
    },
  };
}

/** Where a person of another workspace is from. */
function fromElsewhere({ workspace, user }: Message): Json {
  const team = workspace.users.find((one) => one.id === user)?.team_id;
  return team === undefined || team === workspace.team.id ? {} : { team, user_team: team, source_team: team };
}

/** The bot hears of its own doings too; nobody waits, and nobody minds when it is not there. */
export function createEcho(events: Events, on: () => boolean): Echo & { settled(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  function start(telling: () => Promise<unknown>): void {
    if (!on()) return;
    const one: Promise<unknown> = telling()
      .catch(() => undefined)
      .finally(() => running.delete(one));
    running.add(one);
  }
  return {
    posted: (message) => start(() => events.posted(message)),
    changed: (message, before) => start(() => events.changed(message, before)),
    deleted: (message, before) => start(() => events.deleted(message, before)),
    reacted: (message, name, user) => start(() => events.reacted(message, name, user)),
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
