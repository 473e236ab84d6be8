import { pino } from 'pino';
import { createInbound } from '../../src/chat/inbound';
import type { ChatInput, Reply } from '../../src/command/input';
import type { Desk } from '../../src/desk/model';
import type { ChatAddress, MessageRef } from '../../src/ground/refs';
import { noticeView } from '../../src/incident/views/notices/notice-view';
import { noticeReaderOf } from '../../src/incident/views/notices/sentence';
import { createWho } from '../../src/people/who';
import { openReviews } from '../../src/review/opened';
import { openSolutions } from '../../src/solution/opened';
import { solutionHint, solutionPart } from '../../src/solution/parts';
import type { Button, View } from '../../src/view/view';
import { textOf } from './chat';
import { aDesk } from './desk';
import { noDeskChanges } from './desk-changes';
import { createDeskRun, type DeskRun, directTo, KIM_CHAT, ROOM } from './outgoing';

export interface Said {
  /** False: overheard, the bot was not mentioned. */
  readonly addressed?: boolean;
  readonly files?: readonly string[];
  /** Another thread than that of the case. */
  readonly in?: ChatAddress;
}

/** One case of Kim's with its card in the team's room, and people who write in the thread under it. */
export interface DeskThread extends DeskRun {
  readonly incident: string;
  /** Somebody writes in the thread; `wordsOf` reads the answer. */
  writes(name: string, text: string, said?: Said): Promise<Reply>;
  /** Somebody writes to the bot alone. */
  tells(name: string, text: string): Promise<Reply>;
  /** Somebody writes in the room, not in the thread. */
  calls(name: string, text: string): Promise<Reply>;
  /** `on`: the message whose button it is. */
  presses(name: string, button: Button | undefined, on?: MessageRef): Promise<Reply>;
  /** All that Kim was told in words, the card left out. */
  heard(): readonly string[];
  /** The types of what happened since the case was logged. */
  happened(): Promise<readonly string[]>;
}

export const viewOf = (reply: Reply): View | undefined => (reply.type === 'view' ? reply.view : undefined);
export const words = (reply: Reply): string => (reply.type === 'view' ? textOf(reply.view) : '');
export const buttonOf = (reply: Reply, action: string): Button | undefined =>
  viewOf(reply)
    ?.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    .find((button) => button.action === action);

/** Kim reads Danish or English; everybody else English. */
export async function createDeskThread(
  options: { readonly desk?: Desk; readonly kim?: 'da' | 'en'; readonly name?: string } = {},
): Promise<DeskThread> {
  const desk = options.desk ?? aDesk();
  const run: DeskRun = await createDeskRun({
    desk,
    renderNotice: (notice, incident, reader, to, actor) =>
      noticeView(notice, incident, { desk, reader, now: run.clock.now() }, noticeReaderOf(to), actor),
  });
  const { store, handle, clock, chat } = run;
  const log = pino({ level: 'silent' });
  const solutions = openSolutions({ solutions: store.solutions, desk: () => desk, clock, log, drain: () => {} });
  const inbound = createInbound({
    store,
    handle,
    desk: () => desk,
    clock,
    chat: () => chat,
    log,
    whoIs: createWho({ people: store.people, acquaint: run.out.acquaint, desk: () => desk, clock }),
    waysOf: (person) => run.out.contacts.waysOf(person),
    showAgain: () => {},
    personByKey: (key) => run.out.reach.byKey(key),
    personByAddress: (email) => run.out.reach.byAddress(email),
    directOf: (person) => run.out.reach.direct(person),
    onCall: run.out.onCall,
    bulletins: run.out.bulletins,
    desks: noDeskChanges(store.desks, desk, clock),
    guessLanguage: () => undefined,
    learned: async () => undefined,
    newId: () => 'unused',
    topics: { add: () => {} },
    ...solutions,
    cardParts: [solutionPart(solutions.shelf)],
    intakeHints: [solutionHint(solutions.shelf)],
    ...openReviews({ ...store, desk: () => desk, clock, log: pino({ level: 'silent' }), drain: () => {} }),
    newSecretId: () => 'secret',
  });
  const incident = await run.report();
  const kim = await run.meet('kim');
  if (options.kim) await store.people.setLanguage(kim.id, options.kim, 'chosen');
  await run.jobs.settle();
  const [card] = chat.at(ROOM);
  if (!card) throw new Error('No card in the room');

  const thread: ChatAddress = { platform: 'teams', kind: 'thread', id: `${ROOM.id};${card.ref.id}` };
  let events = 0;
  const base = (name: string, place: ChatAddress, room = place, root?: MessageRef) => {
    const email = desk.people[name]?.email;
    events += 1;
    return {
      key: `${place.id} event-${events}`,
      person: {
        identity: { platform: 'teams' as const, org: 'acme', user: name },
        name,
        locale: 'en-GB',
        profile: async () => ({ name, member: true, ...(email !== undefined && { email }) }),
      },
      place,
      room,
      ...(root && { root }),
    };
  };
  const sent = async (input: ChatInput): Promise<Reply> => {
    const reply = await inbound(input);
    await run.drained();
    return reply;
  };
  const message = (from: ReturnType<typeof base>, text: string, { addressed = true, files = [] }: Said = {}) =>
    sent({
      type: 'message',
      ...from,
      text,
      files: files.map((name) => ({ name, type: 'image/png', read: async () => new Uint8Array([1]) })),
      otherFiles: [],
      addressed,
    });

  return {
    ...run,
    incident,
    writes: (name, text, said) =>
      message(said?.in ? base(name, said.in) : base(name, thread, ROOM, card.ref), text, said),
    tells: (name, text) => message(base(name, directTo(name)), text),
    calls: (name, text) => message(base(name, ROOM), text),
    presses(name, button, on) {
      if (!button) throw new Error('No such button');
      const from = base(name, thread, ROOM, card.ref);
      return sent({ type: 'action', ...from, action: button.action, data: button.data, ...(on && { message: on }) });
    },
    heard: () =>
      chat
        .at(KIM_CHAT)
        .map(({ view }) => textOf(view))
        .filter((text) => !text.includes(' card: ')),
    happened: async () => (await run.stored(incident)).timeline.slice(1).map(({ type }) => type),
  };
}
