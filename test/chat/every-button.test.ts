import { PRESSES } from '../../src/chat/table';
import type { Reply } from '../../src/command/input';
import { MAX_FILES } from '../../src/ground/limits';
import { packPictures } from '../../src/incident/chat/pictures';
import { answerChoice } from '../../src/incident/views/forms/answer-choice';
import { type Button, MOST_DATA } from '../../src/view/view';
import { aTypedDesk, withApproval } from '../support/case-types';
import { createDeskChat, shown } from '../support/desk-chat';
import { aReport, given } from '../support/given';
import { buttonsOf, reading } from '../view/support';

type Said = readonly [name: string, text: string];
type Pressed = readonly [name: string, action: string, data: Readonly<Record<string, string>>];

/** It looks like two things. */
const REPORT: Said = ['kim', 'report the printer on floor 3 is jammed, and the vpn'];
const SHOW = 'show INC-1';
const HOLD: Said = ['dina', 'answer INC-1 restart'];
/** And its caller is asked how it went. */
const CLOSED: readonly (Said | Pressed)[] = [
  ['dina', 'claim INC-1'],
  ['dina', 'resolve.send', { text: 'New toner', code: 'fixed' }],
  ['kim', 'fixed', {}],
];
/** What becomes of a case, step by step. */
const STEPS: readonly (readonly (Said | Pressed)[])[] = [
  [],
  [['dina', 'claim INC-1']],
  [
    ['dina', 'claim INC-1'],
    ['dina', 'wait INC-1 tomorrow'],
  ],
  [
    ['dina', 'claim INC-1'],
    ['dina', 'hand over INC-1 network not ours'],
  ],
  [
    ['dina', 'claim INC-1'],
    ['dina', 'resolve.send', { text: 'New toner', code: 'fixed' }],
  ],
  CLOSED,
  [...CLOSED, ['kim', 'score', { score: '2' }]],
  [['kim', 'cancel INC-1 my mistake']],
  [
    ['dina', 'priority INC-1 P1 everybody is hit'],
    ['dina', 'major INC-1'],
  ],
  [['dina', 'priority INC-1 P1 everybody is hit']],
];

const A_SOLUTION: Pressed = [
  'dina',
  'newSolution.send',
  { title: 'The printer is jammed', steps: 'Open tray 2', readers: 'callers', area: 'hardware' },
];

/** One is in use when the second case is logged. */
const APPROVED: readonly (Said | Pressed)[] = [REPORT, A_SOLUTION, ['anna', 'approveSolution', {}], REPORT];
const REVIEWED: readonly (Said | Pressed)[] = [
  REPORT,
  ...CLOSED,
  ['dina', 'review INC-1'],
  ['dina', 'review.send', { part: 'summary', text: 'The roller wore out' }],
  ['dina', 'actions.send', { action: 'a-1', text: 'Buy a roller', owner: 'bo', due: 'in 3 days' }],
];

/** What was said before, and what shows the buttons; what is refused shows fewer. */
const STORIES: readonly { readonly before: readonly (Said | Pressed)[]; readonly start: Said }[] = [
  ...STEPS.flatMap((steps) =>
    ['kim', 'dina', 'anna', 'bo'].map((name) => ({ before: [REPORT, ...steps], start: [name, SHOW] as const })),
  ),
  { before: [['kim', 'report I would like to order a laptop']], start: ['carl', SHOW] },
  { before: [REPORT], start: HOLD },
  { before: [REPORT], start: ['kim', 'cancel'] },
  { before: [REPORT, REPORT], start: ['kim', 'it works again'] },
  { before: [REPORT, REPORT], start: ['anna', 'queue'] },
  { before: [REPORT], start: ['kim', 'the paper is stuck'] },
  ...[
    'hello',
    'help',
    'home',
    'mine',
    'queue',
    'find printer',
    'settings',
    'away',
    'oncall',
    'oncall network',
    'desk',
  ].map((text) => ({
    before: [REPORT],
    start: ['anna', text] as const,
  })),
  { before: [], start: ['bo', 'oncall network'] },
  { before: APPROVED, start: ['kim', 'show INC-2'] },
  { before: APPROVED, start: ['dina', 'show INC-2'] },
  { before: APPROVED, start: ['bo', 'the printer is jammed'] },
  { before: [REPORT, ...Array.from({ length: 6 }, () => A_SOLUTION)], start: ['anna', 'solutions'] },
  { before: [REPORT, ['dina', 'publish.send', { title: 'No paper on floor 3' }]], start: ['eva', 'outages'] },
  {
    before: [REPORT, ['dina', 'publish.send', { title: 'Floor 3: printer jammed' }], REPORT],
    start: ['kim', 'show INC-2'],
  },
  { before: [REPORT, REPORT, ['dina', 'merge.send', { into: 'INC-2' }]], start: ['dina', SHOW] },
  { before: [['anna', 'view night: P1 P2']], start: ['anna', 'views'] },
  ...['review INC-1', 'actions', 'reviews'].map((text) => ({ before: REVIEWED, start: ['anna', text] as const })),
];

const OUT_OF_DATE = /out of date/;

const told = async (desk: ReturnType<typeof createDeskChat>, [name, what, data]: Said | Pressed): Promise<Reply> => {
  if (!data) return desk.says(name, what);
  const { id } = await desk.incident(1);
  const solution = (await desk.store.solutions.byNumber(1))?.state.id;
  return desk.presses(name, what, { incident: id, review: id, ...(solution !== undefined && { solution }), ...data });
};

const after = async (story: (typeof STORIES)[number], path: readonly Button[]) => {
  const desk = createDeskChat(
    undefined,
    undefined,
    undefined,
    aTypedDesk({ types: withApproval('carl'), devices: 'devices.csv' }),
  );
  for (const step of story.before) {
    await told(desk, step);
    if (step[1] === 'fixed') await desk.surveys(1);
  }
  let reply = await told(desk, story.start);
  for (const { action, data } of path) reply = await desk.presses(story.start[0], action, data);
  return reply;
};

/** What a button carries is ids and keys, never what somebody wrote. */
const isLong = ({ data }: Button): boolean => JSON.stringify(data).length > MOST_DATA;

const offered = (reply: Reply): readonly Button[] => (reply.type === 'view' ? buttonsOf(reply.view) : []);

/** Shown or told by a client, to others, in rooms, by mail that nobody vouches for, by messages about on-call and by changes of the desk: stories of their own press them. */
const ELSEWHERE =
  /^(?:confirmSender|unsend|edit|erase|home|notMe|stay|join|leave|own|disown|uninvite\.\w+|sameAs\.\w+|contribute\.\w+|show\.whole|settings\.open|onCall|(?:away|swap|override|drop)\.\w+|desk\.(?:answer\.remove|review|apply|undo))$/;

/** Buttons are followed this far: a card, its menu, a form, its Send. */
const DEEP = 3;

test('every button that is shown does something, and every action is behind one', async () => {
  const seen = new Set<string>();
  const broken: string[] = [];
  const long: string[] = [];
  for (const story of STORIES) {
    const met = new Set<string>();
    let paths: (readonly Button[])[] = [[]];
    for (let depth = 0; depth <= DEEP; depth += 1) {
      const next: (readonly Button[])[] = [];
      for (const path of paths) {
        const reply = await after(story, path);
        const last = path.at(-1);
        if (last && (reply.type !== 'view' || OUT_OF_DATE.test(shown(reply)))) broken.push(last.action);
        for (const button of offered(reply)) {
          if (isLong(button)) long.push(button.action);
          if (met.has(button.action)) continue;
          met.add(button.action);
          seen.add(button.action);
          next.push([...path, button]);
        }
      }
      paths = next;
    }
  }
  expect(broken).toEqual([]);
  expect(long).toEqual([]);
  expect([...seen].filter((action) => !PRESSES.has(action))).toEqual([]);
  expect([...PRESSES.keys()].filter((action) => !seen.has(action) && !ELSEWHERE.test(action))).toEqual([]);
});

test('nor is one long that carries as many pictures as there may be, beside the longest text', () => {
  const picture = { id: 'x'.repeat(32), name: 'jam.png', type: 'image/png' };
  const { state } = given([], aReport());
  const typed = 'x'.repeat(8000);
  const view = answerChoice(
    reading('en'),
    typed,
    [state],
    packPictures(Array.from({ length: MAX_FILES }, () => picture)),
  );
  expect(buttonsOf(view)).toHaveLength(2);
  expect(buttonsOf(view).filter(isLong)).toEqual([]);
});
