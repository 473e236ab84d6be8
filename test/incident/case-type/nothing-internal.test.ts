import fc from 'fast-check';
import type { Actor } from '../../../src/ground/actor';
import { CASE_COMMANDS } from '../../../src/incident/commands';
import { react } from '../../../src/incident/react';
import { mayRead } from '../../../src/incident/rights';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { mineView } from '../../../src/incident/views/lists/mine';
import { historyLines } from '../../../src/incident/views/lists/show';
import { noticeView } from '../../../src/incident/views/notices/notice-view';
import { aTypedDesk, withApproval } from '../../support/case-types';
import { ANNA, aReport, type Body, CALLER, DINA, given, OTHER, type Step, type Story } from '../../support/given';
import { reading } from '../../view/support';

/** Eva approves, and works in no team. */
const base = aTypedDesk({ types: withApproval('eva') });
const eva = { key: 'eva', name: 'Eva Berg', email: 'eva@example.com', ids: [], skills: [] };
const desk = { ...base, people: { ...base.people, eva } };
const EVA: Actor = { id: 'p-eva', name: 'Eva Berg', member: true, deskKey: 'eva' };
const laptop = aReport({ title: 'I would like to order a new laptop' });

const INSIDE = 'inside-word';
const BODIES: readonly Body[] = [
  { type: 'approve' },
  { type: 'decline', why: 'Too dear' },
  { type: 'inquire', text: 'Which one?' },
  { type: 'retype', caseType: 'incident' },
  { type: 'retype', caseType: 'request' },
  { type: 'retype', caseType: 'question' },
  { type: 'claim' },
  { type: 'release', why: INSIDE },
  { type: 'note', text: INSIDE, attachments: [] },
  { type: 'priority', priority: 'P2', why: INSIDE },
  { type: 'escalate', reason: INSIDE },
  { type: 'handOver', team: 'network', why: INSIDE },
  { type: 'answer', text: 'The small one', attachments: [] },
  { type: 'resolve', text: 'Here it is', code: 'fixed' },
  { type: 'cancel' },
  { type: 'reopen', why: 'Still needed' },
];

const steps = fc.array(
  fc.record({
    by: fc.constantFrom<Step['by']>(CALLER, DINA, ANNA, EVA, OTHER, 'vagt'),
    body: fc.constantFrom(...BODIES),
    after: fc.integer({ min: 1, max: 2000 }),
  }),
  { maxLength: 25 },
);

/** All that its caller is shown and told after a step. */
const seenByCaller = (before: Story, events: Story['events'], story: Story, at: number): string =>
  (['en', 'da'] as const)
    .flatMap((lang) => {
      const ctx = reading(lang, at, { desk });
      const told = react(events, before.state, story.state).flatMap((effect) =>
        effect.type === 'once' && effect.to.type === 'caller'
          ? [noticeView(effect.notice, story.state, ctx, 'caller', effect.actor)]
          : [],
      );
      return [
        incidentCard(story.state, 'caller', ctx),
        mineView(ctx, { reported: [story.state], owned: [] }),
        historyLines(story.events, 'caller', story.state, ctx, 100),
        told,
      ].map((view) => JSON.stringify(view));
    })
    .join('\n');

test('whatever happens to a request, its caller reads nothing internal, and a stranger is told of no case', () => {
  let reached = new Set<string>();
  fc.assert(
    fc.property(steps, (plan) => {
      let story = given([], laptop, desk);
      let at = 1;
      for (const { by, body, after } of plan) {
        at += after;
        const result = story.when(by, by === 'vagt' ? { type: 'tick' } : body, at);
        if (by === OTHER) {
          result.thenRefused('no_such_incident');
          expect(mayRead(desk, OTHER, story.state)).toBe(false);
        }
        if (result.events.length === 0) continue;
        const then = result.story;
        expect(seenByCaller(story, result.events, then, at)).not.toContain(INSIDE);
        reached = new Set([...reached, ...result.events.map(({ type }) => type)]);
        story = then;
        // Who approves reads it while they are asked, and whoever has answered reads on; nobody works by that.
        if (story.state.owner) expect([DINA.id, ANNA.id]).toContain(story.state.owner.id);
        const pending = story.state.approval && !story.state.approval.answer;
        if (pending && story.state.status === 'new') expect(story.state).not.toHaveProperty('policy');
      }
    }),
    { numRuns: 150 },
  );
  expect([...reached]).toEqual(
    expect.arrayContaining(['approved', 'declined', 'inquired', 'retyped', 'claimed', 'noted']),
  );
});

test('and no command at all tells a stranger that there is one', () => {
  const { state } = given([], laptop, desk);
  for (const { may } of CASE_COMMANDS) expect(may(desk, OTHER, state)).toEqual({ refused: 'no_such_incident' });
  expect(mayRead(desk, EVA, state)).toBe(true);
  expect(mayRead(desk, { ...EVA, member: false }, state)).toBe(false);
});
