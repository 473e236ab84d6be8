import { notifyKey } from '../../src/desk/notify';
import type { Actor } from '../../src/ground/actor';
import { NATURES, type Notice } from '../../src/incident/effects';
import { react } from '../../src/incident/react';
import type { Incident } from '../../src/incident/types';
import { aTypedDesk, withApproval } from '../support/case-types';
import {
  ANNA,
  aReport,
  asked,
  BO,
  type Body,
  CALLER,
  CARL,
  cancelled,
  claimed,
  closed,
  DINA,
  given,
  minutesAfter,
  resolved,
  type Step,
  surveyed,
  tickAt,
} from '../support/given';

const urgent = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
const offered = { by: DINA, do: { type: 'handOver', team: 'network', why: 'The wifi' }, at: 2 } as const;
const toDina = { id: DINA.id, name: DINA.name, key: 'dina' };
const urgently: Step = { by: DINA, do: { type: 'priority', priority: 'P1', why: 'x' }, at: 1 };
const declared: Step = { by: DINA, do: { type: 'major' }, at: 1 };
const picture = { id: 'f-1', name: 'a.png', type: 'image/png' };

const needed = { by: DINA, do: { type: 'retype', caseType: 'request' }, at: 2 } as const;
const unhappy: Step = { by: CALLER, do: { type: 'score', score: 2 }, at: 6 };
const over = [claimed, resolved, closed, surveyed];
const inquired: Step = { by: CARL, do: { type: 'inquire', text: 'x' }, at: 3 };
const answer: Body = { type: 'answer', text: 'x', attachments: [] };

type Tick = Exclude<Step['do'], Body>;

const desk = aTypedDesk({ types: withApproval('carl') });

const saysOf = (by: Actor | 'vagt', body: Body | Tick, before: readonly Step[], at: number, report = aReport()) => {
  const story = given(before, report, desk);
  const { events, story: after } = story.when(by, body, at);
  return react(events, story.state, after.state).flatMap((effect) => (effect.type === 'once' ? [effect] : []));
};

type Row = readonly [string, Actor | 'vagt', Body | Tick, readonly Step[], readonly string[], number?, typeof urgent?];

/** DESIGN §5: these are new messages besides the edit of the cards, and no others. */
const ROWS: readonly Row[] = [
  // To the caller.
  ['claimed', DINA, { type: 'claim' }, [], ['caller claimed']],
  ['assigned by the lead: who has it', ANNA, { type: 'assign', to: toDina }, [], ['caller claimed', 'owner assigned']],
  ['an accepted hand-over: who has it', BO, { type: 'accept' }, [claimed, offered], ['caller claimed']],
  ['released', DINA, { type: 'release' }, [claimed], ['caller released', 'team released']],
  ['a question', DINA, { type: 'ask', text: '?' }, [claimed], ['caller asked']],
  ['a message', DINA, { type: 'message', text: 'Hi' }, [claimed], ['caller messaged']],
  ['a new promise', DINA, { type: 'priority', priority: 'P2', why: 'x' }, [claimed], ['caller promised']],
  [
    'the same as another',
    DINA,
    { type: 'merge', into: { id: 'i-7', number: 7, confidential: false, ended: false, guest: false } },
    [claimed],
    ['caller merged'],
  ],
  ['a workaround', DINA, { type: 'workaround', why: 'x' }, [claimed], ['caller workaround']],
  ['a stand-down', DINA, { type: 'standDown' }, [urgently, declared], ['caller stoodDown'], 30],
  [
    'news of a major incident that did not come',
    'vagt',
    { type: 'tick' },
    [urgently, claimed, declared],
    ['owner newsDue'],
    31,
  ],
  ['news promised', DINA, { type: 'promise', until: minutesAfter(60) }, [claimed], ['caller newsPromised']],
  [
    'what was promised and did not come',
    'vagt',
    { type: 'tick' },
    [claimed, { by: DINA, do: { type: 'promise', until: minutesAfter(60) }, at: 2 }],
    ['caller promiseBroken', 'owner promiseBroken'],
    61,
  ],
  ['a caller who does not answer', 'vagt', { type: 'tick' }, [asked], ['caller nudged'], 1500],
  [
    'a caller who never answers',
    'vagt',
    { type: 'tick' },
    [asked, tickAt(1500), tickAt(3000)],
    ['caller mayClose', 'owner mayClose'],
    4500,
  ],
  ['resolved', DINA, { type: 'resolve', text: 'x', code: 'fixed' }, [claimed], ['caller resolved']],
  ['cancelled by its owner', DINA, { type: 'cancel', why: 'x' }, [claimed], ['caller cancelled']],
  ['cancelled by the lead', ANNA, { type: 'cancel' }, [], ['caller cancelled']],
  [
    'cancelled by the lead while somebody has it',
    ANNA,
    { type: 'cancel' },
    [claimed],
    ['caller cancelled', 'owner cancelled'],
  ],
  ['closed by itself', 'vagt', { type: 'tick' }, [resolved], ['caller closedByItself'], 4 * 1440],
  // To the owner.
  ['the caller answered', CALLER, { type: 'answer', text: 'x', attachments: [] }, [asked], ['owner answered']],
  ['with a picture', CALLER, { type: 'answer', text: '', attachments: [picture] }, [asked], ['owner pictures']],
  ['it got worse', CALLER, { type: 'assess', urgency: 'stopped' }, [claimed], ['owner worse']],
  ['it works now', CALLER, { type: 'works' }, [claimed], ['owner worksNow']],
  ['it works, said of a resolved one', CALLER, { type: 'works' }, [resolved], ['owner worksNow']],
  ['the same as a known one', CALLER, { type: 'sameAs', into: { id: 'i-7', number: 7 } }, [claimed], ['owner merged']],
  ['Fixed', CALLER, { type: 'fixed' }, [resolved], ['owner confirmed']],
  ['Not yet', CALLER, { type: 'notYet', why: 'x' }, [resolved], ['owner notYet']],
  ['reopened', CALLER, { type: 'reopen' }, [resolved], ['owner reopened']],
  ['cancelled by the caller', CALLER, { type: 'cancel', why: 'x' }, [claimed], ['owner cancelled']],
  ['a hand-over returned', BO, { type: 'return', why: 'x' }, [claimed, offered], ['owner returned']],
  ['75 % of a target', 'vagt', { type: 'tick' }, [claimed], ['owner targetWarning'], 181, urgent],
  // To a lead, and to a team.
  [
    'a breach',
    'vagt',
    { type: 'tick' },
    [claimed],
    ['owner targetBreached', 'lead targetBreached', 'caller promiseBroken'],
    241,
    urgent,
  ],
  ['a call for help', DINA, { type: 'escalate', reason: 'x' }, [claimed], ['lead escalated']],
  ['a ping', 'vagt', { type: 'tick' }, [], ['team ping'], 5, urgent],
  ['a hand-over waiting', DINA, offered.do, [claimed], ['next:network handOver']],
  // A request that needs a yes.
  ['a request that needs a yes', DINA, needed.do, [], ['approver approvalAsked']],
  ['nobody has said yes', 'vagt', { type: 'tick' }, [needed], ['approver approvalAsked'], 1500],
  ['a yes', CARL, { type: 'approve' }, [needed], ['caller approved', 'team approved']],
  ['a yes to what somebody has', CARL, { type: 'approve' }, [claimed, needed], ['caller approved', 'owner approved']],
  ['a no', CARL, { type: 'decline', why: 'x' }, [claimed, needed], ['caller declined', 'owner declined']],
  ['its approver asks', CARL, { type: 'inquire', text: 'x' }, [needed], ['caller inquired']],
  ['an answer to them', CALLER, answer, [needed, inquired], ['approver approvalAnswered']],
  // How it went.
  ['a low score', CALLER, { type: 'score', score: 2 }, over, ['lead lowScore']],
  ['why it was low', CALLER, { type: 'explain', text: 'x' }, [...over, unhappy], ['lead lowScore']],
  // Everything else is the edit alone.
  ['asked how it went', 'vagt', surveyed.do, [claimed, resolved, closed], []],
  ['a good score', CALLER, { type: 'score', score: 3 }, over, []],
  ['a note', DINA, { type: 'note', text: 'x', attachments: [] }, [claimed], []],
  ['a better title', DINA, { type: 'title', title: 'Fuser' }, [claimed], []],
  ['seen', DINA, { type: 'seen' }, [], []],
  ['on hold', DINA, { type: 'wait', reason: 'vendor' }, [claimed], []],
  ['on again', DINA, { type: 'resume' }, [asked], []],
  ['answered by the caller, lower', CALLER, { type: 'assess', impact: 'me' }, [], []],
  ['cancelled by the caller while nobody has it', CALLER, { type: 'cancel' }, [], []],
  ['opened again while nobody has it', CALLER, { type: 'reopen' }, [cancelled], []],
  ['a priority of what stands still', DINA, { type: 'priority', priority: 'P2', why: 'x' }, [asked], []],
];

test.each(ROWS.map((row) => ({ name: row[0], row })))('$name', ({ row }) => {
  const [, by, body, before, expected, at = 10, report = aReport()] = row;
  const says = saysOf(by, body, before, at, report);
  expect(says.map(({ to, notice }) => `${notifyKey(to)} ${notice.kind}`)).toEqual(expected);
});

test('nobody is told what they did themselves', () => {
  const own = aReport({ by: DINA });
  const mine: Step = { ...claimed, by: DINA };
  const kinds = (by: Actor, body: Body, before: readonly Step[]) =>
    saysOf(by, body, before, 10, own).map(({ to, notice }) => `${notifyKey(to)} ${notice.kind}`);
  expect(kinds(DINA, { type: 'claim' }, [])).toEqual([]);
  expect(kinds(DINA, { type: 'cancel' }, [mine])).toEqual([]);
  expect(kinds(DINA, { type: 'release' }, [mine])).toEqual(['team released']);
  expect(kinds(ANNA, { type: 'assign', to: toDina }, [])).toEqual(['owner assigned']);
  expect(kinds(DINA, { type: 'answer', text: 'x', attachments: [] }, [mine])).toEqual([]);
});

test('who has it is named, not who gave it to them', () => {
  const [toKim] = saysOf(ANNA, { type: 'assign', to: toDina }, [], 10);
  expect(toKim).toMatchObject({ to: { type: 'caller' }, actor: 'Dina Krogh' });
});

test('why it was released is for the room alone', () => {
  const says = saysOf(DINA, { type: 'release', why: 'I am ill' }, [claimed], 10);
  expect(says.map(({ to, notice }) => [to.type, notice])).toEqual([
    ['caller', { kind: 'released' }],
    ['team', { kind: 'released', why: 'I am ill' }],
  ]);
});

test('every notice that there is is said of something', () => {
  const byHand = ROWS.flatMap(([, by, body, before, , at = 10, report]) => saysOf(by, body, before, at, report));
  const said = new Set<Notice['kind']>(byHand.map(({ notice }) => notice.kind));
  const timed: readonly Notice['kind'][] = [
    ...(['noNews', 'waitOver', 'handOverWaits', 'rehomed', 'undelivered', 'erased'] as const),
    ...(['meant', 'unwanted', 'stuck', 'settled', 'followed', 'invited', 'alsoHit', 'isYours', 'notTheirs'] as const),
    ...(['majorOffered', 'unmerged'] as const),
  ];
  expect([...said, ...timed].toSorted()).toEqual(Object.keys(NATURES).toSorted());
});

test('“Not yet” leaves its reason where the team reads the caller’s last words', () => {
  const state = (steps: readonly Step[]): Incident => given(steps).state;
  const notYet: Step = { by: CALLER, do: { type: 'notYet', why: 'It still eats the paper' }, at: 20 };
  expect(state([claimed, resolved, notYet]).lastAnswer).toMatchObject({ text: 'It still eats the paper' });
  const byLead: Step = { by: ANNA, do: { type: 'reopen', why: 'I saw it' }, at: 20 };
  expect(state([claimed, resolved, byLead]).lastAnswer).toBeUndefined();
});
