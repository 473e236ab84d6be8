import { type FakeTeams, shownWords } from '../teams';
import { actionsOf, inputsOf, readMarkdown, readOf, wordsOf } from '../teams/card';
import type { Actor, Answer } from '../teams/person';
import { type Conversation, cardOf, newest, type Posted, type Post as TeamsPost } from '../teams/world';
import { placeOf } from './place';
import type { SideDeps } from './slack-side';
import type { Inputs, Person, Post, Room, Thread } from './types';

/** Its own refresh is an action without a title. */
const titles = (card: unknown): readonly string[] => actionsOf(card).flatMap(({ title }) => (title ? [title] : []));

const readBy = (posted: Posted): string =>
  posted.text === undefined ? readOf(cardOf(posted)) : readMarkdown(posted.text);

export const postOf = (post: TeamsPost): Post => ({
  id: post.id,
  everShown: post.shown.map((posted) => posted.text ?? wordsOf(cardOf(posted))).join('\n'),
  words: shownWords(post),
  read: readBy(newest(post)),
  buttons: titles(cardOf(newest(post))),
  edits: post.shown.length - 1,
});

/** Names of those whom a message pings: by its entities, or by those of its card. */
export const mentionsOf = (posted: Posted): readonly string[] => {
  const inCard = /"entities":(\[.*?\])/.exec(JSON.stringify(cardOf(posted) ?? {}))?.[1];
  const entities = [...(posted.entities ?? []), ...(inCard === undefined ? [] : [{ type: 'mention', text: inCard }])];
  return entities.filter(({ type }) => type === 'mention').map(({ text }) => String(text));
};

/** A card as its reader has it before them: what was posted, or what answered their own press there. */
interface Front {
  readonly post: TeamsPost;
  readonly card: unknown;
}

const valueOf = (body: unknown): string => {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'value') : undefined;
  return typeof value === 'string' ? value : '';
};

/** Somebody in Teams. */
export function createTeamsPerson(
  teams: FakeTeams,
  actor: Actor,
  about: {
    readonly name: string;
    readonly thread: (room: string, root: string) => Thread;
    readonly conversationOf: (id: string) => Conversation;
  },
  { after, answered }: SideDeps,
): Person {
  const { name, thread, conversationOf } = about;
  const direct = teams.personal(actor.person);
  const place = placeOf(() => teams.posts(direct).map(postOf));
  const messageOf = (room: string, id: string) => {
    const { messages, posts } = teams.world;
    const found = [...messages, ...posts].find((one) => one.id === id && one.conversation.id === room);
    if (!found) throw new Error(`no message ${id}`);
    return found;
  };
  const accountOf = ({ name: wanted }: Person) => {
    const found = teams.world.people.find((one) => one.name === wanted);
    if (!found) throw new Error(`${wanted} is not in Teams`);
    return found;
  };
  const mine = (text: string) => {
    const found = teams.world.messages.findLast((one) => one.author === actor.person && one.text === text);
    if (!found) throw new Error(`${name} never wrote ${text}`);
    return found;
  };
  let answer: (Front & { readonly versions: number }) | undefined;

  /** Newest first; an answer to their own press before all else, until the message itself changes. */
  function before(): readonly Front[] {
    const seen = teams.world.posts.filter((post) => !post.deleted && post.conversation.members.includes(actor.person));
    const stands = seen.toReversed().map((post) => ({ post, card: cardOf(newest(post)) }));
    return answer && answer.post.shown.length === answer.versions ? [answer, ...stands] : stands;
  }
  const withButton = (button: string): Front | undefined => before().find(({ card }) => titles(card).includes(button));

  async function pressOn({ post, card }: Front, button: string, inputs: Inputs): Promise<Answer> {
    // Teams sends what was chosen of any number as one text.
    const typed = Object.fromEntries(Object.entries(inputs).map(([id, value]) => [id, [value].flat().join(',')]));
    const came = await actor.presses(button, { on: post, card, inputs: typed });
    answer = came.card === undefined ? undefined : { post, card: came.card, versions: post.shown.length };
    return came;
  }

  const shownBy = ({ card, body }: Answer): string => (card === undefined ? valueOf(body) : wordsOf(card));

  async function done(came: Answer): Promise<string> {
    await answered();
    await after();
    return shownBy(came);
  }

  function find(button: string): Front {
    const front = withButton(button);
    if (front) return front;
    const there = before().flatMap(({ card }) => titles(card));
    throw new Error(`${name} sees no button ${button}; only: ${there.join(', ')}`);
  }

  return {
    name,
    platform: 'teams',
    ...place,
    async arrives() {
      await actor.installs();
    },
    async writes(text, { named = [] } = {}) {
      await actor.says(text, { named: named.map(accountOf) });
      await after();
    },
    async sends({ name: file, text: inside }, text = '') {
      await actor.says(text, { files: [{ name: file, type: 'text/plain', bytes: Buffer.from(inside) }] });
      await after();
    },
    async writesIn({ id }: Room, text, { mention = true, named = [] } = {}) {
      const { message } = await actor.says(text, { in: conversationOf(id), mention, named: named.map(accountOf) });
      await after();
      return thread(id, message.id);
    },
    async replies({ room, root }, text, { mention = false } = {}) {
      await actor.says(text, { under: messageOf(room, root), mention });
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
    presses: async (button, inputs = {}) => done(await pressOn(find(button), button, inputs)),
    async pressesLate(button) {
      const old = teams.world.posts.toReversed().flatMap((post) => {
        const card = post.shown.map(cardOf).findLast((one) => titles(one).includes(button));
        return card !== undefined && post.conversation.members.includes(actor.person) ? [{ post, card }] : [];
      });
      const [front] = old;
      if (!front) throw new Error(`${name} never saw a button ${button}`);
      return done(await pressOn(front, button, {}));
    },
    async fills(button, inputs) {
      const { post } = find(button);
      const opened = await pressOn(find(button), button, {});
      const send = actionsOf(opened.card).findLast(({ associatedInputs }) => associatedInputs !== 'none')?.title;
      if (send === undefined || inputsOf(opened.card).length === 0) {
        throw new Error(`${button} opens no form: ${shownBy(opened)}`);
      }
      return done(await pressOn({ post, card: opened.card }, send, inputs));
    },
    async picks(menu, option) {
      const menus = (card: unknown) => inputsOf(card).filter(({ label }) => label === menu);
      const front = before().find(({ card }) => menus(card).length > 0);
      const [field] = front ? menus(front.card) : [];
      const send = front && actionsOf(front.card).find(({ associatedInputs }) => associatedInputs !== 'none')?.title;
      const value = field?.choices?.find(({ title }) => title === option)?.value;
      if (!front || !field || !send || value === undefined) throw new Error(`${name} cannot pick ${option} in ${menu}`);
      return done(await pressOn(front, send, { [field.id]: value }));
    },
    sees: (button) => withButton(button) !== undefined,
  };
}
