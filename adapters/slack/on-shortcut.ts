import type { GlobalShortcut, MessageShortcut } from '@slack/bolt';
import { directBase, type Here, linkTo, refOf, subjectOf } from './context';
import { readMessage } from './message-words';
import { openWindow } from './window';

/** Names of the shortcuts, as in the app's manifest. */
export const SHORTCUTS = { report: 'vagt_report', reportMessage: 'vagt_report_message' } as const;

/** Opens the report form; from a message it is filled in with what that says, and the case is answered in its thread. */
export async function onShortcut(here: Here, shortcut: GlobalShortcut | MessageShortcut): Promise<void> {
  const { user, trigger_id: trigger } = shortcut;
  const name = 'name' in user ? user.name : user.username;
  const base = { type: 'compose', key: `shortcut ${trigger}`, ...directBase(here, user.id, name) } as const;
  const make = async () => {
    if (shortcut.type === 'shortcut') return { reply: await here.inbound({ ...base, text: '' }), from: {} };
    const { channel, message } = shortcut;
    const [link, named] = await Promise.all([linkTo(here, channel.id, message.ts), here.names.named(here, message)]);
    const subject = refOf(channel.id, message, link);
    return {
      reply: await here.inbound({ ...base, ...readMessage(here, named), subject: subjectOf(here, subject) }),
      from: { channel: subject.channel, thread: subject.ts, subject },
    };
  };
  await openWindow(here, trigger, make, async (reply) => {
    if (reply.type === 'view') await here.port.post(base.place, reply.view, `answer.${base.key}`);
  });
}
