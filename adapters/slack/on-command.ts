import type { SlashCommand } from '@slack/bolt';
import type { ChatInput, Reply } from '../../src/command/input';
import { roomOf } from './address';
import { directBase, type Listening } from './context';
import { ACK_MS, inTime } from './deadline';
import type { LiveInstallation } from './live';
import type { Respond } from './on-press';
import { renderMessage } from './render/message';
import { unescape } from './render/text';
import { openWindow } from './window';

type Answer = { readonly response_type: 'ephemeral'; readonly text: string } & Partial<
  ReturnType<typeof renderMessage>
>;

export interface Commanding {
  readonly installation: LiveInstallation;
  readonly command: SlashCommand;
  readonly ack: (answer?: Answer) => Promise<void>;
  readonly respond: Respond;
}

/** What Slack calls every private channel in a command. */
const NAMELESS = 'privategroup';

/** What follows the command as the desk's input: a typed command, or what is broken, for the report form. */
function inputOf(listening: Listening, installation: LiveInstallation, command: SlashCommand): ChatInput {
  const text = unescape(command.text ?? '').trim();
  const isDirect = command.channel_id.startsWith('D');
  const base = {
    key: `command ${command.trigger_id}`,
    ...directBase(listening, installation, command.user_id, command.user_name),
    // A command is private wherever it is typed; only what is about the room itself looks at where.
    ...(!isDirect && { room: roomOf(installation.key, command.channel_id) }),
    ...(!isDirect && command.channel_name !== NAMELESS && { roomName: `#${command.channel_name}` }),
  };
  return text === '' || listening.opens.typed(text) === undefined
    ? { type: 'compose', ...base, text }
    : { type: 'message', ...base, text, files: [], otherFiles: [], addressed: true };
}

/** Whether a form answers it: forms are windows. */
const opensForm = ({ opens }: Listening, input: ChatInput): boolean =>
  input.type !== 'message' || opens.typed(input.text) === 'form';

const shown = (reply: Reply): Answer | undefined => {
  if (reply.type === 'done') return undefined;
  const { text, blocks } = renderMessage(reply.view);
  return { response_type: 'ephemeral', text, blocks };
};

/** Said when the answer takes longer than Slack waits; its reader's language is not known yet. */
const WAIT = 'Et øjeblik … / One moment …';

/** `/incident` and `/sag`: stored first, then answered to the one who typed it, within Slack's three seconds. */
export async function onCommand(listening: Listening, commanding: Commanding): Promise<void> {
  const { installation, command, ack, respond } = commanding;
  const input = inputOf(listening, installation, command);
  if (opensForm(listening, input)) {
    await ack();
    const from = { channel: command.channel_id };
    const make = async () => ({ reply: await listening.inbound(input), from });
    return openWindow(listening, listening.clientOf(installation), command.trigger_id, make, async (reply) => {
      const answer = shown(reply);
      if (answer) await respond(answer);
    });
  }
  const work = listening.inbound(input);
  const early = await inTime(work, ACK_MS);
  await ack(early ? shown(early) : { response_type: 'ephemeral', text: WAIT });
  if (early) return undefined;
  const answer = shown(await work) ?? { response_type: 'ephemeral', text: '✅' };
  await respond({ ...answer, replace_original: true });
  return undefined;
}
