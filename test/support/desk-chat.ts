import { pino } from 'pino';
import { createInbound } from '../../src/chat/inbound';
import type { ActionInput, ChatInput, Reply } from '../../src/command/input';
import type { Way } from '../../src/desk/model';
import { VAGT } from '../../src/ground/actor';
import { incidentKind } from '../../src/incident/kind';
import type { IncidentOutboxEntry } from '../../src/incident/stored';
import { createOnCallService } from '../../src/on-call/service';
import { createAcquaint } from '../../src/people/acquaint';
import { createWho } from '../../src/people/who';
import { createHandle } from '../../src/record/handle';
import { openReviews } from '../../src/review/opened';
import { openSolutions } from '../../src/solution/opened';
import { solutionHint, solutionPart } from '../../src/solution/parts';
import { type Store } from '../../src/store';
import type { ChatPort } from '../../src/view/chat-port';
import type { View } from '../../src/view/view';
import { createFakeChat } from './chat';
import { aDesk } from './desk';
import { noDeskChanges } from './desk-changes';
import { MONDAY_9 } from './given';
import { createMemoryStore } from './memory-store';
import { createTestClock } from './test-clock';

/** Everything a view shows, as one text. */
export const wordsOf = (view: View): string => JSON.stringify(view.blocks);
export const shown = (reply: Reply): string => (reply.type === 'view' ? wordsOf(reply.view) : '');

/** A desk in memory that is spoken to through its front door. Names of `aDesk` are staff, all others callers. */
export function createDeskChat(
  change: (store: Store) => Store = (store) => store,
  platform: Pick<ChatPort, 'longestInput'> = {},
  ways: readonly Way[] = ['chat'],
  desk = aDesk(),
) {
  const store = createMemoryStore();
  const used = change(store);
  const clock = createTestClock(MONDAY_9);
  const chat = { ...createFakeChat(), ...platform };
  const drained: IncidentOutboxEntry[] = [];
  const log = pino({ level: 'silent' });
  const handle = createHandle({
    kind: incidentKind,
    store: used.incidents,
    desk: () => desk,
    clock,
    random: () => 0,
    drain: ({ left }) => void drained.push(...left),
  });
  const acquaint = createAcquaint({ people: used.people, chat: () => chat, desk: () => desk, clock, log });
  let ids = 0;
  const solutions = openSolutions({ solutions: used.solutions, desk: () => desk, clock, log, drain: () => {} });
  const inbound = createInbound({
    store: used,
    handle,
    desk: () => desk,
    clock,
    log,
    chat: () => chat,
    whoIs: createWho({ people: used.people, acquaint, desk: () => desk, clock }),
    onCall: createOnCallService({ store: used.onCall, desk: () => desk, clock, say: async () => {}, log }),
    waysOf: () => ways,
    showAgain: () => {},
    personByKey: async (key) => used.people.byEmail(desk.people[key]?.email ?? ''),
    personByAddress: (email) => used.people.byEmail(email),
    directOf: async ({ direct }) => direct[0],
    bulletins: { keep: async () => undefined, put: async () => {} },
    desks: noDeskChanges(used.desks, desk, clock),
    guessLanguage: () => undefined,
    learned: async () => undefined,
    newId: () => `id-${++ids}`,
    topics: { add: () => {} },
    ...solutions,
    cardParts: [solutionPart(solutions.shelf)],
    intakeHints: [solutionHint(solutions.shelf)],
    ...openReviews({ ...used, desk: () => desk, clock, log, drain: () => {} }),
    newSecretId: () => `secret-${++ids}`,
  });

  const guests = new Set<string>();
  const locales = new Map<string, string>();
  const profileOf = (name: string) => {
    const email = desk.people[name]?.email;
    return guests.has(name) ? { name, member: false } : { name, member: true, ...(email !== undefined && { email }) };
  };

  const base = (name: string) => {
    const place = { platform: 'teams', kind: 'direct', id: `a:${name}` } as const;
    return {
      key: `event-${++ids}`,
      person: {
        identity: { platform: 'teams' as const, org: 'acme', user: name },
        name,
        locale: locales.get(name) ?? 'en-US',
        profile: async () => profileOf(name),
      },
      place,
      room: place,
    };
  };
  const message = (name: string, text: string): ChatInput => ({
    type: 'message',
    ...base(name),
    text,
    files: [],
    otherFiles: [],
    addressed: true,
  });

  const press = (name: string, action: string, data: Readonly<Record<string, string>>): ActionInput => ({
    type: 'action',
    ...base(name),
    action,
    data,
  });

  return {
    store,
    drained,
    base,
    /** The language of their client from now on. */
    reads: (name: string, locale: string) => void locales.set(name, locale),
    /** They are a guest from now on, and their platform says so. */
    becomesGuest(name: string) {
      guests.add(name);
      const from = base(name);
      chat.person(from.person.identity, { profile: profileOf(name) });
      return inbound({ type: 'changed', ...from, people: [from.person.identity] });
    },
    inbound,
    message,
    says: (name: string, text: string) => inbound(message(name, text)),
    press,
    presses: (name: string, action: string, data: Readonly<Record<string, string>> = {}) =>
      inbound(press(name, action, data)),
    /** Its caller is asked how it went, if it has ended. */
    async surveys(number: number) {
      const found = await store.incidents.byNumber(number);
      if (!found) throw new Error(`No INC-${number}`);
      const key = `survey-${found.version}`;
      return handle({ type: 'survey', incident: found.state.id, by: VAGT, key, mayAsk: true });
    },
    incident: async (number: number) => {
      const found = await store.incidents.byNumber(number);
      if (!found) throw new Error(`No INC-${number}`);
      return found.state;
    },
  };
}
