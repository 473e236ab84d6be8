import type { BlockAction, RespondFn } from '@slack/bolt';
import type { Reply } from '../../src/command/input';
import { isProblem, type Shown, sentenceOf, whisper } from './answer';
import type { Here } from './context';
import { beforeAck, NOT_SURE_YET } from './deadline';
import type { Home } from './home-tab';
import type { Press } from './pressed';
import { renderMessage } from './render/message';
import { fill, openWindow } from './window';

export interface Pressing {
  readonly body: BlockAction;
  readonly press: Press;
  readonly ack: () => Promise<void>;
  /** Uses the address that came with the press; Slack takes five answers there. */
  readonly respond: RespondFn | undefined;
}

/** Whether the answer gets a window of its own: always for a form, and where nothing of ours can be replaced. */
const wantsWindow = ({ opens }: Here, { on, input: { action } }: Press): boolean => {
  const shows = opens.press(action);
  const isLook = shows === 'look' || (shows === 'home' && on !== 'home');
  return on !== 'modal' && (shows === 'form' || (on !== 'answer' && isLook));
};

/** Whether it is a person's overview. */
const isHome = ({ opens }: Here, { view }: Shown): boolean =>
  view.refresh !== undefined && opens.press(view.refresh.action) === 'home';

const BESIDE = { response_type: 'ephemeral', replace_original: false } as const;

/** Answers a press where it was made. Persisted first, then acknowledged, within Slack's three seconds. */
export async function onPress(here: Here, home: Home, { body, press, ack, respond }: Pressing): Promise<void> {
  const { input, from, on } = press;
  const user = body.user.id;

  const tell = async (reply: Reply): Promise<void> => {
    const isWhole = reply.type === 'view' && (reply.stale || (!sentenceOf(reply) && isProblem(reply)));
    const view = isWhole ? reply.view : sentenceOf(reply);
    if (!view) return;
    // It reaches people in rooms that the bot is not in.
    if (respond) await respond({ ...BESIDE, ...renderMessage(view) });
    else if (from.channel !== undefined)
      await whisper(here, { channel: from.channel, thread: from.thread, user }, view, input.key);
    else await here.port.post(input.place, view, `answer.${input.key}`);
  };

  if (wantsWindow(here, press)) {
    await ack();
    const make = async () => ({ reply: await here.inbound(input), from });
    return openWindow(here, body.trigger_id, make, async (reply) => {
      if (reply.type === 'view' && respond) await respond({ ...BESIDE, ...renderMessage(reply.view) });
    });
  }

  const work = here.inbound(input);
  const early = await beforeAck(work);
  await ack();
  // What comes of it is told when it is known; a failure to say so much must not stand in its way.
  if (!early && respond) await respond({ ...BESIDE, text: NOT_SURE_YET }).catch(() => undefined);
  const reply = await work;
  if (reply.type === 'done') return undefined;
  if (on === 'modal' && body.view) await fill(here.client, { id: body.view.id }, reply, from);
  else if (on === 'home' && isHome(here, reply)) return home.shows(here, user, reply.view);
  else if (on === 'answer' && respond) await respond({ replace_original: true, ...renderMessage(reply.view) });
  else await tell(reply);
  return home.changed(here, user);
}
