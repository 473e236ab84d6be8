import type { ChatErrorKind } from '../../../src/view/chat-port';
import { chatPortContract } from '../../contracts/chat-port';
import type { Fault } from '../../support/slack/faults';
import { startSlackBot } from '../../support/slack-bot';

const FAULTS: Readonly<Record<Exclude<ChatErrorKind, 'unknown'>, Fault>> = {
  rate_limited: { ratelimited: 3 },
  forbidden: { error: 'not_in_channel' },
  not_accepted: { error: 'invalid_blocks' },
  gone: { error: 'channel_not_found' },
};

chatPortContract('Slack', async () => {
  const run = await startSlackBot();
  const { slack } = run;
  const { port } = run.bot;
  const kim = slack.person('Kim');
  const gil = slack.person('Gil', { is_restricted: true });
  const desk = slack.channel('desk', [kim, gil]);
  const { message: root } = await kim.says('hello', { in: desk });
  const team = slack.workspace.team.id;
  const identity = (user: string) => ({ platform: 'slack', org: team, user }) as const;
  const address = (kind: 'room' | 'thread' | 'direct', ...parts: readonly string[]) =>
    ({ platform: 'slack', kind, id: [team, ...parts].join('/') }) as const;
  const { bot } = slack.workspace;
  return {
    port,
    room: address('room', desk.id),
    direct: address('direct', kim.id),
    thread: address('thread', desk.id, root.ts),
    person: {
      identity: identity(kim.id),
      profile: { name: 'Kim', email: 'kim@example.com', member: true, locale: 'en-US', zone: 'Europe/Copenhagen' },
    },
    guest: { identity: identity(gil.id) },
    stranger: identity('U0NOBODY'),
    seen({ id }) {
      const [, channel = '', ts] = id.split('/');
      const there = channel.startsWith('U') ? kim.dm : desk;
      const posts = slack.posts(there).filter((post) => post.user === bot.userId);
      const own = posts.filter((post) => (ts === undefined ? !post.threadTs : post.threadTs === ts));
      return own.map((post) => slack.words(post));
    },
    failPost(kind, { arrives, retryAfterMs }) {
      const fault = kind === 'unknown' ? { lost: { arrives } } : FAULTS[kind];
      slack.fault('chat.postMessage', retryAfterMs === undefined ? fault : { ratelimited: retryAfterMs / 1000 });
    },
    failUpdate(kind) {
      const fault = kind === 'unknown' ? { lost: { arrives: true } } : FAULTS[kind];
      slack.fault('chat.update', fault, 9);
    },
    remove({ id }) {
      const post = slack.workspace.messages.find((one) => one.ts === id.split('/')[1]);
      if (post) post.deleted = true;
    },
    close: () => run.close(),
  };
});
