import { scopeOf } from '../api/method';
import type { Answer } from '../deliver';
import { openModals } from '../modals';
import type { Channel, Ephemeral, User, View } from '../model';
import { userShape } from '../shapes';
import { directOf } from '../world';
import type { ActorDeps } from './deps';
import { createForms } from './forms';
import { createInteractions } from './interactions';
import { createTalk } from './talk';

export type { Inputs } from './typed';

type Talk = ReturnType<typeof createTalk>;
type Interactions = ReturnType<typeof createInteractions>;
type Forms = ReturnType<typeof createForms>;

/** What somebody sees and does in the client. Everything done is sent to the bot, which the answer tells. */
export interface Actor extends Talk, Omit<Interactions, 'mustShow'>, Forms {
  readonly id: string;
  /** Facts about them, to be changed at will. */
  readonly user: User;
  /** Their 1:1 conversation with the bot. */
  readonly dm: Channel;
  /** The modal in front. */
  readonly modal: View | undefined;
  readonly home: View | undefined;
  /** What only they see, oldest first. */
  readonly ephemerals: readonly Ephemeral[];
  /** Puts the bot into a channel, or out of it, or archives it. */
  invitesBot(channel: Channel): Promise<Answer>;
  removesBot(channel: Channel): Promise<Answer>;
  archives(channel: Channel): Promise<Answer>;
  /** What Slack knows of them changes, and it says so. */
  changes(facts: Partial<User>): Promise<Answer>;
}

export function createActor(deps: ActorDeps): Actor {
  const { world, workspace, user, events } = deps;
  const { mustShow, ...interactions } = createInteractions(deps);
  const { bot, team } = workspace;

  function membership(type: string, channel: Channel): Promise<Answer> {
    const channel_type = channel.kind === 'public' ? 'C' : 'G';
    const event = { type, user: bot.userId, channel: channel.id, channel_type, team: team.id, inviter: user.id };
    return events.tell(workspace, event, scopeOf(channel, 'read'), channel);
  }

  return {
    id: user.id,
    user,
    ...createTalk(deps),
    ...interactions,
    ...createForms(deps, mustShow),
    get dm() {
      return directOf(world, workspace, user.id);
    },
    get modal() {
      return openModals(workspace, user.id).at(-1);
    },
    get home() {
      return workspace.views.find((one) => one.type === 'home' && one.user === user.id);
    },
    get ephemerals() {
      return workspace.ephemerals.filter((one) => one.user === user.id && !one.deleted);
    },
    invitesBot(channel) {
      if (!channel.members.includes(bot.userId)) channel.members.push(bot.userId);
      return membership('member_joined_channel', channel);
    },
    async removesBot(channel) {
      const left = {
        type: channel.kind === 'public' ? 'channel_left' : 'group_left',
        channel: channel.id,
        actor_id: user.id,
      };
      const telling = [
        events.tell(workspace, left, scopeOf(channel, 'read'), channel),
        membership('member_left_channel', channel),
      ] as const;
      channel.members.splice(channel.members.indexOf(bot.userId), 1);
      const [answer] = await Promise.all(telling);
      return answer;
    },
    changes(facts) {
      Object.assign(user, facts);
      const shown = userShape(user, { email: true, locale: true });
      return events.tell(workspace, { type: 'user_change', user: shown }, 'users:read');
    },
    archives(channel) {
      channel.archived = true;
      const type = channel.kind === 'public' ? 'channel_archive' : 'group_archive';
      return events.tell(workspace, { type, channel: channel.id, user: user.id }, scopeOf(channel, 'read'), channel);
    },
  };
}
