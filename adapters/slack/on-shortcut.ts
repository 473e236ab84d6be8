import type { GlobalShortcut, MessageShortcut } from '@slack/bolt';
import { directBase, type Listening, type SubjectRef, subjectOf } from './context';
import type { LiveInstallation } from './live';
import { plainText } from './render/text';
import { openWindow } from './window';

/** Names of the shortcuts, as in the app's manifest. */
export const SHORTCUTS = { report: 'vagt_report', reportMessage: 'vagt_report_message' } as const;

async function subjectRef(
  listening: Listening,
  installation: LiveInstallation,
  { channel, message }: MessageShortcut,
): Promise<SubjectRef> {
  const link = await listening
    .clientOf(installation)
    .chat.getPermalink({ channel: channel.id, message_ts: message.ts })
    .then(
      ({ permalink }) => permalink,
      () => undefined,
    );
  const thread: unknown = message['thread_ts'];
  const isPersons = message['bot_id'] === undefined && message.user !== undefined;
  return {
    channel: channel.id,
    ts: typeof thread === 'string' ? thread : message.ts,
    ...(isPersons && { author: message.user }),
    ...(link && { link }),
  };
}

/** Opens the report form; from a message it is filled in with what that says, and the case is answered in its thread. */
export async function onShortcut(
  listening: Listening,
  installation: LiveInstallation,
  shortcut: GlobalShortcut | MessageShortcut,
): Promise<void> {
  const { user, trigger_id: trigger } = shortcut;
  const name = 'name' in user ? user.name : user.username;
  const base = {
    type: 'compose',
    key: `shortcut ${trigger}`,
    ...directBase(listening, installation, user.id, name),
  } as const;
  await openWindow(
    listening,
    listening.clientOf(installation),
    trigger,
    async () => {
      if (shortcut.type === 'shortcut') return { reply: await listening.inbound({ ...base, text: '' }), from: {} };
      const ref = await subjectRef(listening, installation, shortcut);
      const text = plainText(shortcut.message.text ?? '', installation.botUser);
      const subject = subjectOf(listening, installation, ref);
      return {
        reply: await listening.inbound({ ...base, text, subject }),
        from: { channel: ref.channel, thread: ref.ts, subject: ref },
      };
    },
    async (reply) => {
      if (reply.type === 'view') await listening.port.post(base.place, reply.view, `answer.${base.key}`);
    },
  );
}
