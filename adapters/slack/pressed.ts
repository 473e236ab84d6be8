import type { BlockAction, BlockElementAction } from '@slack/bolt';
import type { ActionInput } from '../../src/command/input';
import { directTo, messageAt, roomOf, threadAt } from './address';
import { directBase, type Here, personOf, subjectOf } from './context';
import { parseStrings } from './json';
import { readKey } from './metadata';
import { parseAction, parseSelect, rowData } from './render/buttons';
import { type Origin, readInputs, readModal } from './render/modal';

/** A pressed button, and what is around it. */
export interface Press {
  readonly input: ActionInput;
  readonly from: Origin;
  /** On a card or notice of the desk; on an answer to one person; in a window; on the home tab. */
  readonly on: 'card' | 'answer' | 'modal' | 'home';
}

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What a button carries; of a menu what was picked, with the data of its row. */
function sentBy(pressed: BlockElementAction | undefined): Readonly<Record<string, string>> {
  const select = parseSelect(pressed?.action_id ?? '');
  if (select === undefined) return parseStrings(text(field(pressed, 'value')));
  const picked = text(field(field(pressed, 'selected_option'), 'value'));
  return { ...parseStrings(rowData(pressed?.block_id ?? '')), ...(picked !== undefined && { [select]: picked }) };
}

function inView(here: Here, body: BlockAction, action: string): Press {
  const { user, trigger_id: trigger, view, actions } = body;
  const { data, origin } = readModal(view?.private_metadata ?? '');
  const { subject } = origin;
  return {
    on: view?.type === 'home' ? 'home' : 'modal',
    from: origin,
    input: {
      type: 'action',
      key: `press ${trigger}`,
      ...directBase(here, user.id, user.name),
      action,
      data: { ...data, ...sentBy(actions[0]), ...readInputs(view?.state) },
      ...(subject && { subject: subjectOf(here, subject) }),
    },
  };
}

function onMessage(here: Here, body: BlockAction, action: string): Press {
  const { user, trigger_id: trigger, container, actions, state } = body;
  const { key } = here.installation;
  const channel = text(field(container, 'channel_id')) ?? body.channel?.id ?? '';
  const ts = text(field(container, 'message_ts')) ?? '';
  const ownThread = text(field(container, 'thread_ts')) ?? text(field(body.message, 'thread_ts'));
  const thread = ownThread === ts ? undefined : ownThread;
  const isDirect = channel.startsWith('D');
  const room = isDirect ? directTo(key, user.id) : roomOf(key, channel);
  const threaded = thread === undefined ? undefined : threadAt(key, channel, thread);
  const isAnswer = readKey(field(body.message, 'metadata'))?.startsWith('answer.');
  const isEphemeral = field(container, 'is_ephemeral') === true;
  return {
    // What stands in a room is everybody's, whoever pressed on it.
    on: isEphemeral || (isDirect && isAnswer) ? 'answer' : 'card',
    from: { channel, thread },
    input: {
      type: 'action',
      key: `press ${trigger}`,
      person: personOf(here, user.id, user.name),
      place: isDirect ? room : (threaded ?? threadAt(key, channel, ts)),
      room,
      action,
      data: { ...sentBy(actions[0]), ...readInputs(state) },
      ...(!isEphemeral && { message: messageAt(threaded ?? room, channel, ts) }),
    },
  };
}

/** A press on one of our buttons, or a choice in one of our menus; undefined for any other element. */
export function pressOf(here: Here, body: BlockAction): Press | undefined {
  const [pressed] = body.actions;
  const action = pressed && parseAction(pressed.action_id);
  if (action === undefined) return undefined;
  return body.view ? inView(here, body, action) : onMessage(here, body, action);
}
