import type { RespondArguments, SlackCommandMiddlewareArgs, SlashCommand } from '@slack/bolt';
import type { ChatInput, Reply } from '../../src/command/input';
import { capped } from '../../src/ground/limits';
import { roomOf } from './address';
import { directBase, type Here } from './context';
import { beforeAck, NOT_SURE_YET } from './deadline';
import { renderMessage } from './render/message';
import { unescape } from './render/text';
import { openWindow } from './window';

type Commanding = Pick<SlackCommandMiddlewareArgs, 'command' | 'ack' | 'respond'>;

/** What Slack calls every private channel in a command. */
const NAMELESS = 'privategroup';

/** What follows the command as the desk's input: a typed command, or what is broken, for the report form. */
function inputOf(here: Here, command: SlashCommand): ChatInput {
  const text = unescape(capped(command.text ?? '', 'markup')).trim();
  const isDirect = command.channel_id.startsWith('D');
  const base = {
    key: `command ${command.trigger_id}`,
    ...directBase(here, command.user_id, command.user_name),
    // A command is private wherever it is typed; only what is about the room itself looks at where.
    ...(!isDirect && { room: roomOf(here.installation.key, command.channel_id) }),
    ...(!isDirect && command.channel_name !== NAMELESS && { roomName: `#${capped(command.channel_name, 'name')}` }),
  };
  return text === '' || here.opens.typed(text) === undefined
    ? { type: 'compose', ...base, text }
    : { type: 'message', ...base, text, files: [], otherFiles: [], addressed: true, inReply: true };
}

/** Whether a form answers it: forms are windows. */
const opensForm = ({ opens }: Here, input: ChatInput): boolean =>
  input.type !== 'message' || opens.typed(input.text) === 'form';

const shown = (reply: Reply): RespondArguments | undefined =>
  reply.type === 'done' ? undefined : { response_type: 'ephemeral', ...renderMessage(reply.view) };

/** `/incident` and `/sag`: stored first, then answered to the one who typed it, within Slack's three seconds. */
export async function onCommand(here: Here, { command, ack, respond }: Commanding): Promise<void> {
  const input = inputOf(here, command);
  if (opensForm(here, input)) {
    await ack();
    const make = async () => ({ reply: await here.inbound(input), from: { channel: command.channel_id } });
    return openWindow(here, command.trigger_id, make, async (reply) => {
      const answer = shown(reply);
      if (answer) await respond(answer);
    });
  }
  const work = here.inbound(input);
  const early = await beforeAck(work);
  await ack(early ? shown(early) : { response_type: 'ephemeral', text: NOT_SURE_YET });
  if (early) return undefined;
  const answer = shown(await work) ?? { response_type: 'ephemeral', text: '✅' };
  await respond({ ...answer, replace_original: true });
  return undefined;
}
