import type { BlockAction } from '@slack/bolt';
import type { Reply } from '../../src/command/input';
import { isProblem, sentenceOf, whisper } from './answer';
import type { Listening } from './context';
import { ACK_MS, inTime } from './deadline';
import type { Home } from './home-tab';
import type { LiveInstallation } from './live';
import type { Press } from './pressed';
import { renderMessage } from './render/message';
import { fill, openWindow } from './window';

/** Uses the address that came with a press; Slack takes five answers there. */
export type Respond = (message: {
  readonly response_type?: 'ephemeral';
  readonly replace_original?: boolean;
  readonly text: string;
  readonly blocks?: ReturnType<typeof renderMessage>['blocks'];
}) => Promise<unknown>;

export interface Pressing {
  readonly installation: LiveInstallation;
  readonly body: BlockAction;
  readonly press: Press;
  readonly ack: () => Promise<void>;
  readonly respond: Respond | undefined;
}

/** Whether the answer gets a window of its own: always for a form, and where nothing of ours can be replaced. */
const wantsWindow = ({ opens }: Listening, { on, input: { action } }: Press): boolean => {
  const shows = opens.press(action);
  return on !== 'modal' && (shows === 'form' || (on !== 'answer' && shows === 'look'));
};

/** Answers a press where it was made. Persisted first, then acknowledged, within Slack's three seconds. */
export async function onPress(listening: Listening, home: Home, pressing: Pressing): Promise<void> {
  const { installation, body, press, ack, respond } = pressing;
  const { input, from, on } = press;
  const client = listening.clientOf(installation);
  const user = body.user.id;

  const tell = async (reply: Reply): Promise<void> => {
    const view = sentenceOf(reply) ?? (isProblem(reply) && reply.type === 'view' ? reply.view : undefined);
    if (!view) return;
    // It reaches people in rooms that the bot is not in.
    if (respond) await respond({ response_type: 'ephemeral', replace_original: false, ...withoutData(view) });
    else if (from.channel !== undefined)
      await whisper(listening, installation, { channel: from.channel, thread: from.thread, user }, view, input.key);
    else await listening.port.post(input.place, view, `answer.${input.key}`);
  };

  if (wantsWindow(listening, press)) {
    await ack();
    const make = async () => ({ reply: await listening.inbound(input), from });
    return openWindow(listening, client, body.trigger_id, make, async (reply) => {
      if (reply.type === 'view' && respond) {
        await respond({ response_type: 'ephemeral', replace_original: false, ...withoutData(reply.view) });
      }
    });
  }

  const work = listening.inbound(input);
  await inTime(work, ACK_MS);
  await ack();
  const reply = await work;
  if (reply.type === 'done') return undefined;
  if (on === 'modal' && body.view) await fill(client, { id: body.view.id }, reply, from);
  else if (on === 'answer' && respond) await respond({ replace_original: true, ...withoutData(reply.view) });
  else await tell(reply);
  return home.changed(installation, user);
}

const withoutData = (view: Parameters<typeof renderMessage>[0]) => {
  const { text, blocks } = renderMessage(view);
  return { text, blocks };
};
