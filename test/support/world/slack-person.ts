import type { FakeSlack } from '../slack';
import type { Ephemeral, Message, View } from '../slack/model';
import { isCalled, partsOf, wordsOfText } from '../slack/parts';
import type { Actor } from '../slack/person';
import { newest } from '../slack/world';
import { placeOf } from './place';
import type { SideDeps } from './slack-side';
import type { Inputs, Person, Post, Room, Thread } from './types';

type Surface = Message | Ephemeral | View;

const blocksOf = (on: Surface): unknown => (on.kind === 'view' ? newest(on)['blocks'] : newest(on).blocks);
const wordsOfSaid = (message: Message): string => newest(message).text ?? '';
const buttonsIn = (blocks: unknown): readonly string[] =>
  partsOf(blocks)
    .filter(({ type }) => type === 'button')
    .map(({ element }) => wordsOfText(element['text']));
const buttonsOf = (on: Surface): readonly string[] => buttonsIn(blocksOf(on));

export const postOf = (slack: FakeSlack, on: Message | Ephemeral): Post => ({
  id: on.ts,
  everShown: on.shown.map((shown) => slack.words(shown)).join('\n'),
  words: slack.words(on),
  read: slack.words(on),
  buttons: buttonsOf(on),
  edits: on.shown.length - 1,
});

/** The bot's messages that fit. */
export const textPosts = (slack: FakeSlack, fits: (message: Message) => boolean): readonly Post[] =>
  slack.workspace.messages.filter((one) => one.byBot && !one.deleted && fits(one)).map((one) => postOf(slack, one));

/** Somebody in Slack. */
export function createSlackPerson(
  slack: FakeSlack,
  actor: Actor,
  name: string,
  thread: (channel: string, root: string) => Thread,
  { after, answered }: SideDeps,
): Person {
  const told = new Set<string>();
  const isMine = (on: Message): boolean => on.channel === actor.dm;
  const place = placeOf(
    () => textPosts(slack, isMine),
    () => actor.ephemerals.filter((one) => !told.has(one.ts)).map((one) => postOf(slack, one)),
  );
  const channelOf = (id: string) => {
    const found = slack.workspace.channels.find((one) => one.id === id);
    if (!found) throw new Error(`no channel ${id}`);
    return found;
  };
  const messageOf = (channel: string, ts: string): Message => {
    const found = slack.workspace.messages.find((one) => one.channel.id === channel && one.ts === ts);
    if (!found) throw new Error(`no message ${ts}`);
    return found;
  };

  const userOf = ({ name: wanted }: Person) => {
    const found = slack.workspace.users.find(({ real_name }) => real_name === wanted);
    if (!found) throw new Error(`${wanted} is not in Slack`);
    return { id: found.id, name: wanted };
  };
  const mine = (text: string): Message => {
    const isIt = (one: Message) => one.user === actor.id && wordsOfSaid(one).endsWith(text);
    const found = slack.workspace.messages.findLast(isIt);
    if (!found) throw new Error(`${name} never wrote ${text}`);
    return found;
  };

  /** Everything of the bot's that they have before them, newest first; an open window before all else. */
  function before(): readonly Surface[] {
    const { messages } = slack.workspace;
    const seen = messages.filter((one) => one.byBot && !one.deleted && one.channel.members.includes(actor.id));
    const all = [...seen, ...actor.ephemerals].toSorted((a, b) => (a.ts < b.ts ? 1 : -1));
    return [...(actor.modal ? [actor.modal] : []), ...all, ...(actor.home ? [actor.home] : [])];
  }
  const withButton = (button: string): Surface | undefined => before().find((on) => buttonsOf(on).includes(button));

  /** Does something; what only this person is shown for it. */
  async function watching(work: () => Promise<unknown>, pressed?: Surface): Promise<string> {
    const was = new Map(actor.ephemerals.map((one) => [one.ts, one.shown.length]));
    const versions = pressed?.shown.length;
    await work();
    await answered();
    const whispers = actor.ephemerals.filter((one) => was.get(one.ts) !== one.shown.length);
    for (const { ts } of whispers) told.add(ts);
    const isAnswered = pressed?.kind === 'message' && pressed.shown.length !== versions;
    const shown: readonly Surface[] = [
      ...(actor.modal ? [actor.modal] : []),
      ...whispers,
      ...(isAnswered ? [pressed] : []),
    ];
    await after();
    return shown.map((one) => slack.words(one)).join('\n');
  }

  async function press(button: string, inputs: Inputs): Promise<string> {
    const on = withButton(button);
    if (!on) throw new Error(`${name} sees no button ${button}; only: ${before().flatMap(buttonsOf).join(', ')}`);
    if (actor.modal && on !== actor.modal) await actor.closes(actor.modal, { all: true });
    return watching(() => actor.presses(button, { on, inputs }), on);
  }

  return {
    name,
    platform: 'slack',
    ...place,
    async arrives() {
      await actor.opensHome();
    },
    async writes(text, { named = [] } = {}) {
      await actor.says(text, { named: named.map(userOf) });
      await after();
    },
    async sends({ name: file, text: inside }, text = '') {
      await actor.says(text, { files: [{ name: file, type: 'text/plain', bytes: Buffer.from(inside) }] });
      await after();
    },
    async writesIn({ id }: Room, text, { mention = true, named = [] } = {}) {
      const { message } = await actor.says(text, { in: channelOf(id), mention, named: named.map(userOf) });
      await after();
      return thread(id, message.ts);
    },
    async replies({ room, root }, text, { mention = false } = {}) {
      await actor.says(text, { thread: messageOf(room, root), mention });
      await after();
    },
    async edits(text, to) {
      await actor.edits(mine(text), to);
      await after();
    },
    async deletes(text) {
      await actor.deletes(mine(text));
      await after();
    },
    presses: (button, inputs = {}) => press(button, inputs),
    async pressesLate(button) {
      const seen = before().filter((on) => on.kind === 'message');
      const found = seen.flatMap((on) => {
        const shown = on.shown.findLast(({ blocks }) => buttonsIn(blocks).includes(button));
        return shown ? [{ on, shown }] : [];
      })[0];
      if (!found) throw new Error(`${name} never saw a button ${button}`);
      return watching(() => actor.presses(button, found), found.on);
    },
    async fills(button, inputs) {
      const shown = await press(button, {});
      const { modal } = actor;
      if (!modal || newest(modal)['submit'] === undefined) throw new Error(`${button} opens no form: ${shown}`);
      return watching(() => actor.submits(modal, inputs));
    },
    async picks(menu, option) {
      const isIt = (on: Surface) =>
        partsOf(blocksOf(on)).some((part) => part.block['type'] === 'actions' && isCalled(part, menu));
      const on = before().find(isIt);
      if (!on) throw new Error(`${name} sees no menu ${menu}`);
      return watching(() => actor.chooses(menu, option, { on }), on);
    },
    sees: (button) => withButton(button) !== undefined,
  };
}
