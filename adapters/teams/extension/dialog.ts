import type { ActionInput, ComposeInput, IncomingPerson, PinInput, Reply, Subject } from '../../../src/command/input';
import type { ChatAddress } from '../../../src/ground/refs';
import { cut } from '../../../src/view/cut';
import { wordsOf } from '../../../src/view/parts';
import { steady } from '../../../src/view/steady';
import type { View } from '../../../src/view/view';
import { keyOf, roomNameOf } from '../envelope';
import { DATA_KEYS } from '../render/buttons';
import { TEAMS_LIMITS } from '../render/limits';
import { CARD_TYPE, renderCard } from '../render/view';
import { flatten, type TeamsActivity } from '../schema';
import type { MessageAction } from './message-action';
import type { MessagePlace } from './message-place';

/** A message action as a press: *Create a case* with the message's words, or what a button of its dialog sends. */
export function dialogInput(
  activity: TeamsActivity,
  { opens, message, data: sent }: MessageAction,
  { type: _type, answered, ...where }: MessagePlace,
  person: IncomingPerson,
  whose: Pick<Subject, 'author' | 'wrote' | 'claimedAuthor'>,
): ActionInput | ComposeInput | undefined {
  const { [DATA_KEYS.action]: action, [DATA_KEYS.at]: _at, ...data }: Readonly<Record<string, string>> = flatten(sent);
  if (!opens && action === undefined) return undefined;
  const roomName = roomNameOf(activity);
  const base = {
    key: keyOf(activity),
    person,
    ...where,
    ...(roomName && { roomName }),
    subject: {
      place: answered,
      ...whose,
      ...(message.link && { link: message.link }),
    },
  };
  return opens || action === undefined
    ? { type: 'compose', ...base, text: message.text, elsewhere: message.elsewhere }
    : { type: 'action', ...base, action, data };
}

/** *Add to the timeline*, chosen on a message in a thread; undefined for what its dialog sends. */
export function pinInput(
  activity: TeamsActivity,
  { opens, message }: MessageAction,
  { place, room, root }: MessagePlace,
  person: IncomingPerson,
): PinInput | undefined {
  if (!opens) return undefined;
  return {
    type: 'pin',
    key: keyOf(activity),
    person,
    place,
    room,
    ...(root && { root }),
    text: message.text,
    inReply: true,
  };
}

/** The first heading stands above the dialog, not in it once more. */
function titled(view: View): { readonly title: string; readonly view: View } {
  const heading = view.blocks.find((block) => block.type === 'title');
  const words = heading ? heading.text.map(wordsOf).join('') : view.fallback;
  return {
    title: cut(steady(words), TEAMS_LIMITS.label),
    view: { ...view, blocks: view.blocks.filter((block) => block !== heading) },
  };
}

/** What the dialog shows next: a card, or one sentence. Undefined: nothing, it closes. */
export function dialogBody(
  reply: Reply,
  at: ChatAddress['kind'],
  playground: boolean,
): Readonly<Record<string, unknown>> | undefined {
  if (reply.type === 'done') return undefined;
  const [only, ...others] = reply.view.blocks;
  if (only?.type === 'text' && others.length === 0)
    return { task: { type: 'message', value: steady(reply.view.fallback) } };
  const { title, view } = titled(reply.view);
  const content = renderCard(view, { at, playground, dialog: true });
  const card = { contentType: CARD_TYPE, content };
  return { task: { type: 'continue', value: { title, height: 'medium', width: 'medium', card } } };
}
