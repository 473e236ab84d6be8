import type { ChatErrorKind } from '../../../src/view/chat-port';
import { chatPortContract } from '../../contracts/chat-port';
import { startBot } from '../../support/teams/bot';
import type { Fault } from '../../support/teams/faults';
import { roomPart, rootPart } from '../../support/teams/world';

const FAULTS: Readonly<Record<Exclude<ChatErrorKind, 'unknown'>, Fault>> = {
  rate_limited: { type: 'status', status: 429, code: 'TooManyRequests', retryAfter: '3' },
  forbidden: { type: 'status', status: 403, code: 'MessageWritesBlocked' },
  not_accepted: { type: 'status', status: 400, code: 'BadSyntax' },
  gone: { type: 'status', status: 404, code: 'ConversationNotFound' },
};

chatPortContract('Teams', async () => {
  const run = await startBot();
  const { teams, bot } = run;
  const anna = teams.person('Anna');
  const gil = teams.person('Gil', { role: 'guest', signIn: 'gil_x.example#EXT#@example.com' });
  const bo = teams.person('Bo');
  const channel = teams.channel('desk', [anna, gil, bo]);
  await anna.says('hello', { in: channel });
  await bo.says('hello');
  const thread = run.inputs[0]?.place;
  if (thread?.kind !== 'thread') throw new Error('a channel post is a thread');
  const identity = (user: string) => ({ platform: 'teams', org: 'tenant-1', user }) as const;
  return {
    port: bot.port,
    room: { platform: 'teams', kind: 'room', id: channel.id },
    direct: { platform: 'teams', kind: 'direct', id: teams.personal(bo.person).id },
    thread,
    person: {
      identity: identity(anna.person.aadObjectId),
      profile: { name: 'Anna', email: 'anna@example.com', member: true },
    },
    guest: { identity: identity(gil.person.aadObjectId) },
    stranger: identity('nobody'),
    seen(address) {
      const conversation = teams.world.conversations.get(roomPart(address.id));
      return conversation ? teams.posts(conversation, rootPart(address.id)).map((post) => teams.words(post)) : [];
    },
    failPost(kind, { arrives }) {
      teams.fault('post', kind === 'unknown' ? { type: 'lost', arrives } : FAULTS[kind]);
    },
    failUpdate(kind) {
      teams.fault('update', kind === 'unknown' ? { type: 'lost', arrives: true } : FAULTS[kind], 9);
    },
    remove(message) {
      const post = teams.world.posts.find((one) => one.id === message.id);
      if (post) post.deleted = true;
    },
    close: () => run.close(),
  };
});
