import type { Desk } from '../../src/desk/model';
import { overtaken } from '../../src/incident/overtaken';
import { react } from '../../src/incident/react';
import type { IncidentEntry, StoredIncident } from '../../src/incident/stored';
import { aDesk } from '../support/desk';
import { ANNA, aReport, asked, BO, CALLER, claimed, DINA, given, resolved, type Step, tickAt } from '../support/given';

const urgent = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });

/** The case as it lies in the database after these steps, a write each, and what each said. */
const stored = (steps: readonly Step[], report = aReport(), desk: Desk = aDesk()) => {
  let story = given([], report, desk);
  const stamp = (events: typeof story.events, version: number): readonly IncidentEntry[] =>
    events.map((event, n) => ({ ...event, id: `${version}.${n}` }));
  let timeline = stamp(story.events, 1);
  const said = steps.flatMap((step, i) => {
    const before = story;
    const result = before.when(step.by, step.do, step.at);
    story = result.story;
    timeline = [...timeline, ...stamp(result.events, i + 2)];
    return react(result.events, before.state, story.state).flatMap((effect, n) =>
      effect.type === 'once' ? [{ ...effect, id: `${i + 2}.${n}` }] : [],
    );
  });
  const now: StoredIncident = { state: story.state, timeline, version: steps.length + 1, outbox: [], keys: [] };
  return said.map(({ id, to, notice, by }) => {
    const fate = overtaken({ effect: id, audience: to, ...(by && { way: by }) }, notice, now);
    return `${to.type} ${notice.kind}: ${fate ?? 'goes'}`;
  });
};

const at = (step: Step, minutes: number): Step => ({ ...step, at: minutes });
const released: Step = { by: DINA, do: { type: 'release' }, at: 10 };
const escalated: Step = { by: DINA, do: { type: 'escalate', reason: 'Help' }, at: 10 };
const notYet: Step = { by: CALLER, do: { type: 'notYet', why: 'No' }, at: 30 };

/** What is left to say of all that was decided while nothing could be posted. */
const ROWS: readonly (readonly [string, readonly Step[], readonly string[], typeof urgent?])[] = [
  [
    'claimed, put back, claimed by another, and resolved: only the end is told',
    [claimed, released, { ...claimed, by: ANNA, at: 11 }, { ...resolved, by: ANNA, at: 12 }],
    [
      'caller claimed: overtaken',
      'caller released: overtaken',
      'team released: overtaken',
      'caller claimed: overtaken',
      'caller resolved: goes',
    ],
  ],
  ['a call for help, while it is of use', [claimed, escalated], ['caller claimed: goes', 'lead escalated: goes']],
  [
    'a call for help in what was resolved meanwhile',
    [claimed, escalated, at(resolved, 20)],
    ['caller claimed: overtaken', 'lead escalated: overtaken', 'caller resolved: goes'],
  ],
  [
    'two promises: the newer one',
    [
      claimed,
      { by: DINA, do: { type: 'priority', priority: 'P3', why: 'x' }, at: 5 },
      { by: DINA, do: { type: 'priority', priority: 'P1', why: 'y' }, at: 6 },
    ],
    ['caller claimed: goes', 'caller promised: overtaken', 'caller promised: goes'],
  ],
  [
    'a question, an answer and a message are always told',
    [
      claimed,
      asked,
      { by: CALLER, do: { type: 'answer', text: 'The left', attachments: [] }, at: 5 },
      { by: DINA, do: { type: 'message', text: 'Thanks' }, at: 6 },
      at(resolved, 20),
      notYet,
    ],
    [
      'caller claimed: overtaken',
      'caller asked: goes',
      'owner answered: goes',
      'caller messaged: goes',
      'caller resolved: goes',
      'owner notYet: goes',
    ],
  ],
  [
    'given to one, then to another: only who has it now',
    [
      { by: ANNA, do: { type: 'assign', to: { id: DINA.id, name: DINA.name, key: 'dina' } }, at: 5 },
      { by: DINA, do: { type: 'handOver', team: 'network' }, at: 6 },
      { by: BO, do: { type: 'accept' }, at: 7 },
    ],
    ['caller claimed: overtaken', 'owner assigned: overtaken', 'next handOver: overtaken', 'caller claimed: goes'],
  ],
  [
    'repeated pings to the same people: the newest',
    [tickAt(5), tickAt(15), tickAt(30), tickAt(60)],
    [
      'team ping: goes',
      'lead ping: overtaken',
      'caller promiseBroken: goes',
      'manager ping: overtaken',
      'lead ping: goes',
      'manager ping: goes',
    ],
    urgent,
  ],
  [
    'pings of what somebody took and put back',
    [tickAt(5), at(claimed, 6), at(released, 7)],
    ['team ping: taken', 'caller claimed: overtaken', 'caller released: goes', 'team released: goes'],
    urgent,
  ],
  [
    'cancelled and opened again',
    [claimed, { by: DINA, do: { type: 'cancel' }, at: 5 }, { by: CALLER, do: { type: 'reopen' }, at: 6 }],
    ['caller claimed: overtaken', 'caller cancelled: overtaken'],
  ],
  [
    'a warning, then the breach',
    [claimed, tickAt(181), tickAt(241)],
    [
      'caller claimed: goes',
      'owner targetWarning: overtaken',
      'owner targetBreached: goes',
      'lead targetBreached: goes',
      'caller promiseBroken: goes',
    ],
    urgent,
  ],
];

test.each(ROWS.map((row) => ({ name: row[0], row })))('$name', ({ row: [, steps, expected, report] }) => {
  expect(stored(steps, report)).toEqual(expected);
});

test('an offer is overtaken by one to another team', () => {
  const { teams, ...desk } = aDesk();
  const third = teams['network'];
  if (!third) throw new Error('No such team');
  const offers = (team: string, minutes: number): Step => ({ by: DINA, do: { type: 'handOver', team }, at: minutes });
  const fates = stored([claimed, offers('network', 5), offers('server', 6)], aReport(), {
    ...desk,
    teams: { ...teams, server: { ...third, key: 'server' } },
  });
  expect(fates).toEqual(['caller claimed: goes', 'next handOver: overtaken', 'next handOver: goes']);
});

test('what was taken back is undone, and nothing else is', () => {
  const held: Step = { by: DINA, do: { type: 'message', text: 'Oops', hold: true }, at: 5 };
  const story = given([claimed, held]);
  const message = story.state.held?.[0]?.message ?? '';
  expect(stored([claimed, held, { by: DINA, do: { type: 'unsend', message }, at: 5.1 }])).toEqual([
    'caller claimed: goes',
    'caller messaged: undone',
  ]);
});
