import { check } from './checker';
import type { Evidence, StoredCase, StoredDelivery } from './evidence';

const T0 = 1_795_000_000_000;
const at = (seconds: number): Date => new Date(T0 + seconds * 1000);

const policy = { steps: [{ at: at(3), notify: [{ type: 'team' }] }] };
const logged = { id: '1.0', type: 'logged', at: at(0), plan: { policy } };
const pinged = { id: '2.0', type: 'pinged', at: at(3), notify: [{ type: 'team' }] };
const claimed = { id: '3.0', type: 'claimed', at: at(8) };

const aCase = (more: Partial<StoredCase> = {}): StoredCase => ({
  id: 'a',
  version: 3,
  open: true,
  state: { number: 1, title: 'trouble x0001x', status: 'in_progress' },
  timeline: [logged, pinged, claimed],
  outbox: [],
  ...more,
});
const aPing = (more: Partial<StoredDelivery> = {}): StoredDelivery => ({
  id: 'incident.a.2.2.room:s0',
  subject: { id: 'a' },
  effect: '2.2',
  audience: { type: 'team' },
  notice: { kind: 'ping' },
  target: { type: 'room' },
  status: 'sent',
  ref: { id: 'm1' },
  createdAt: at(3),
  attempts: 1,
  ...more,
});
const posted = {
  platform: 'teams',
  place: 'room',
  id: 'm1',
  words: 'INC-1 · Nobody has taken it after 1 minute.',
  isCard: false,
  at: T0 + 4000,
} as const;

const right: Evidence = {
  reports: [{ token: 'x0001x', team: 's0', caller: 'kim', at: T0, acknowledgedAt: T0 + 100 }],
  presses: [{ number: 1, by: 'Anna', at: T0 + 8000, acknowledgedAt: T0 + 8100 }],
  cases: [aCase()],
  deliveries: [aPing()],
  posts: [posted],
  at: T0 + 200_000,
};

const rulesOf = (more: Partial<Evidence>): readonly string[] => [
  ...new Set(check({ ...right, ...more }).findings.map(({ rule }) => rule)),
];

test('finds nothing where all is right', () => {
  expect(check(right)).toMatchObject({ findings: [], figures: { acknowledged: 1, stored: 1, sent: 1, latest: 1000 } });
});

test.each<[string, Partial<Evidence>, readonly string[]]>([
  ['an acknowledged report that is not stored', { cases: [], deliveries: [], presses: [], posts: [] }, ['lost']],
  ['an acknowledged claim that is not stored', { cases: [aCase({ timeline: [logged, pinged] })] }, ['lost']],
  ['a report that became two cases', { cases: [aCase(), aCase({ id: 'b', timeline: [] })] }, ['doubled']],
  ['two owners', { cases: [aCase({ timeline: [logged, pinged, claimed, { ...claimed, id: '4.0' }] })] }, ['doubled']],
  [
    'an event written over another',
    { cases: [aCase({ timeline: [logged, pinged, { ...claimed, id: '2.0' }] })] },
    ['doubled'],
  ],
  ['one message planned twice', { deliveries: [aPing(), aPing({ id: 'other' })] }, ['doubled']],
  ['a step that nobody fired', { presses: [], cases: [aCase({ timeline: [logged] })], deliveries: [] }, ['missed']],
  ['a step that was planned for nobody', { deliveries: [] }, ['missed']],
  ['an unknown ping without its next way', { deliveries: [aPing({ status: 'unknown' })] }, ['untold']],
  [
    'two of one save of which neither arrived',
    {
      deliveries: [aPing({ status: 'unknown' }), aPing({ id: 'lead', effect: '2.3', status: 'unknown' })],
    },
    ['untold'],
  ],
  [
    'one of which another save told somebody',
    {
      deliveries: [aPing(), aPing({ id: 'lead', effect: '3.1', status: 'unknown' })],
    },
    ['untold'],
  ],
  ['one that counts as sent and was not posted', { posts: [] }, ['phantom']],
  ['the same message twice', { posts: [posted, { ...posted, id: 'm2', at: posted.at + 10 }] }, ['twice']],
  [
    'a card posted three times',
    { posts: [posted, ...['c1', 'c2', 'c3'].map((id) => ({ ...posted, id, words: 'INC-1\nStatus', isCard: true }))] },
    ['twice'],
  ],
  ['a ping after the claim', { posts: [{ ...posted, at: T0 + 9000 }] }, ['late']],
  [
    'what is left in an outbox',
    { cases: [aCase({ outbox: [{ id: '3.1', at: at(8), effect: { type: 'once' } }] })] },
    ['unsettled'],
  ],
  ['a deadline that nobody looked at', { cases: [aCase({ dueAt: at(100) })] }, ['unsettled']],
  ['a lease that nobody ends', { deliveries: [aPing({ status: 'sending' })] }, ['unsettled']],
])('finds %s', (_name, more, rules) => {
  expect(rulesOf(more)).toEqual(rules);
});

test.each<[string, Partial<Evidence>]>([
  [
    'an unknown ping whose next way was taken',
    {
      deliveries: [
        aPing({ status: 'unknown' }),
        aPing({ id: 'other', target: { type: 'person' }, insteadOf: aPing().id }),
      ],
    },
  ],
  [
    'an unknown ping without another way, where the room was told by the same save',
    {
      deliveries: [aPing(), aPing({ id: 'lead', effect: '2.3', status: 'unknown' })],
    },
  ],
  [
    'a step to somebody who had heard of another one already, whose answer was lost',
    {
      deliveries: [
        aPing({ id: 'lost', effect: '1.2', status: 'unknown', ref: undefined }),
        aPing({ insteadOf: 'lost' }),
      ],
      posts: [posted, { ...posted, id: 'm2', at: posted.at + 10 }],
    },
  ],
  ['a ping that was cancelled', { deliveries: [aPing({ status: 'cancelled' })] }],
  [
    'a report that was not acknowledged',
    {
      reports: [{ token: 'x0009x', team: 's0', caller: 'kim', at: T0 }],
    },
  ],
  [
    'one of which it was said that it is not sure',
    {
      reports: [{ token: 'x0009x', team: 's0', caller: 'kim', at: T0, acknowledgedAt: T0 + 1 }],
      posts: [posted, { ...posted, id: 'm3', place: 'kim', words: 'I am not sure yet whether that was saved.' }],
    },
  ],
  [
    'what waits for its time',
    { deliveries: [aPing(), aPing({ id: 'x', effect: '3.2', status: 'pending', notBefore: at(900) })] },
  ],
])('accepts %s', (_name, more) => {
  expect(rulesOf(more)).toEqual([]);
});
