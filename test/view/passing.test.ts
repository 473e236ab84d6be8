import type { Desk, Way } from '../../src/desk/model';
import type { Incident } from '../../src/incident/types';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import { moreMenu } from '../../src/incident/views/forms/more-menu';
import { aDesk } from '../support/desk';
import { aReport, BO, claimed, DINA, given, minutesAfter, type Step } from '../support/given';
import { buttonsOf, labels, read, reading } from './support';

const hit = { assessment: { impact: 'team', urgency: 'hindered' } } as const;
const seen: Step = { by: DINA, do: { type: 'seen' }, at: 1 };
/** Thursday 26 November at 09:00. */
const UNTIL = minutesAfter(3 * 24 * 60);
const waits = (more: object = {}): Step => ({ by: DINA, do: { type: 'wait', reason: 'vendor', ...more }, at: 2 });
const offers: Step = { by: DINA, do: { type: 'handOver', team: 'network', why: 'It is the switch' }, at: 2 };
const next = (state: Incident, lang: 'da' | 'en', place: 'caller' | 'team' = 'team', desk?: Desk) =>
  read(incidentCard(state, place, reading(lang, 5, desk && { desk })))[1];

describe('the cards', () => {
  test('who has seen it, until when, and whom the policy tells after that', () => {
    const { state } = given([seen], aReport(hit));
    expect(next(state, 'en')).toBe(
      'Nobody has taken it. It should be answered by 11:00 (in 1 hour and 55 minutes). Dina Krogh has seen it and is on it until 09:16. Service desk will be told at 10:15 (in 1 hour and 10 minutes), then Anna Holm.',
    );
    expect(next(state, 'da')).toContain('Dina Krogh har set den og er på den til kl. 09.16. Servicedesk får besked');
    expect(next(state, 'da', 'caller')).toBe(
      'Dina Krogh har set din sag. Servicedesk svarer senest kl. 11.00 (om 1 time og 55 minutter).',
    );
    const over = reading('en', 20);
    expect(read(incidentCard(state, 'team', over))[1]).not.toContain('has seen it');
    expect(read(incidentCard(state, 'caller', over))[1]).not.toContain('has seen');
  });

  test('a case on hold says for what, when it comes back, and whether its clock stands still', () => {
    const { state } = given([claimed, waits({ until: UNTIL })], aReport(hit), aDesk({ pauses: ['caller', 'vendor'] }));
    expect(next(state, 'en')).toBe(
      'Waiting for a vendor. It comes back to Dina Krogh on Thursday 26 November at 09:00 (in 3 days). The resolution time stands still meanwhile.',
    );
    expect(next(state, 'da')).toBe(
      'Sagen venter på en leverandør. Den kommer tilbage til Dina Krogh torsdag 26. november kl. 09.00 (om 3 dage). Løsningstiden står stille imens.',
    );
    const { state: running } = given([claimed, waits()], aReport(hit));
    expect(next(running, 'da')).toBe(
      'Sagen venter på en leverandør. Løsningstiden løber videre imens: sagen skal være løst senest onsdag 25. november kl. 09.00 (om 2 dage).',
    );
    expect(read(incidentCard(running, 'team', reading('en', 3 * 24 * 60)))[1]).toBe(
      'Waiting for a vendor. The resolution time has run out: it should have been resolved yesterday at 09:00 (1 day ago).',
    );
  });

  test.each([
    ['vendor', 'Dina Krogh waits for a vendor. You need not do anything. Work goes on on Thursday'],
    ['change', 'Dina Krogh waits for a planned change.'],
    ['problem', 'Dina Krogh waits until an underlying problem is solved.'],
    ['date', 'Dina Krogh waits for an agreed day.'],
  ])('its caller reads what it waits for, in plain words: %s', (reason, words) => {
    const { state } = given([claimed, waits({ reason, until: UNTIL })]);
    const card = incidentCard(state, 'caller', reading('en', 5));
    expect(read(card)[1]).toContain(words);
    expect(buttonsOf(card).filter(({ style, action }) => style === 'primary' && action === 'answer.open')).toEqual([]);
  });

  test('an offer stands on the card with both answers, and only while it waits', () => {
    const story = given([claimed, offers], aReport(hit));
    const lines = read(incidentCard(story.state, 'team', reading('da', 5)));
    const at = lines.findIndex((line) => line.startsWith('Netværk er'));
    expect(lines.slice(at, at + 3)).toEqual([
      'Netværk er blevet bedt om at tage sagen kl. 09.02 (for 3 minutter siden). De har ikke svaret endnu.',
      '> It is the switch',
      // They offer it: theirs is to take the offer back.
      '[Tag tilbuddet tilbage]',
    ]);
    expect(labels(incidentCard(story.state, 'team', reading('da', 5, { receives: true, returns: true })))).toEqual(
      expect.arrayContaining(['Tag imod', 'Send tilbage']),
    );
    expect(read(incidentCard(story.state, 'caller', reading('da', 5))).join()).not.toMatch(/switch|Tag imod|Netværk/);
    for (const after of [
      story.when(BO, { type: 'accept' }, 3).story,
      story.when(BO, { type: 'return', why: 'Not ours' }, 3).story,
    ]) {
      expect(labels(incidentCard(after.state, 'team', reading('da', 5)))).not.toContain('Tag imod');
    }
  });

  test('where it stood before it went to another team only that is said', () => {
    const { state } = given([claimed, offers, { by: BO, do: { type: 'accept' }, at: 3 }]);
    expect(incidentCard(state, 'team', reading('en', 5, { moved: true }))).toEqual({
      fallback: 'INC-1 · The printer on floor 3 is jammed · The case has moved to Network. Its card is with them now.',
      blocks: [
        { type: 'title', text: ['INC-1 · The printer on floor 3 is jammed'] },
        { type: 'text', text: ['The case has moved to Network. Its card is with them now.'], tone: 'subtle' },
      ],
    });
  });

  test.each<[Way, Way, string]>([
    ['chat', 'sms', 'Service desk will be told at 09:15 (in 10 minutes), then Anna Holm by SMS.'],
    ['call', 'chat', 'Service desk will be told by phone at 09:15 (in 10 minutes), then Anna Holm.'],
    [
      'mail',
      'other',
      'Service desk will be told by e-mail at 09:15 (in 10 minutes), then Anna Holm in their other chat.',
    ],
  ])('a step that goes by %s, then by %s, says so', (first, then, words) => {
    const span = (minutes: number) => ({ kind: 'ms', ms: minutes * 60_000, text: `${minutes}m` }) as const;
    const step = { within: span(5) };
    const desk = aDesk({
      escalations: [
        {
          key: 'any',
          for: ['P3'],
          hours: 'always',
          steps: [
            { ...step, after: span(15), notify: [{ type: 'team' }], by: [first] },
            { ...step, after: span(30), notify: [{ type: 'lead' }], by: [then] },
          ],
        },
      ],
    });
    expect(next(given([], aReport(hit), desk).state, 'en', 'team', desk)).toContain(words);
  });

  test('whoever is on call is named so', () => {
    const { state } = given([], aReport(hit));
    const step = { after: '15m', at: minutesAfter(15), notify: [{ type: 'on-call' }], by: 'sms' } as const;
    const onCall = { ...state, policy: { key: 'x', from: minutesAfter(0), hours: 'always', steps: [step], fired: 0 } };
    expect(next(onCall, 'da')).toContain('vagthavende får besked på sms kl. 09.15 (om 10 minutter).');
  });

  test('what the area asks of whoever takes it', () => {
    const { categories } = aDesk();
    const hardware = categories['hardware'];
    const needing = (needs: object): Desk =>
      aDesk({ categories: { ...categories, ...(hardware && { hardware: { ...hardware, needs } }) } });
    const facts = (desk: Desk) =>
      read(incidentCard(given([], aReport(hit), desk).state, 'team', reading('en', 5, { desk })));
    expect(facts(needing({ skill: 'vpn', level: 2 }))).toContain('Needs: vpn · level 2');
    expect(facts(needing({ level: 3 }))).toContain('Needs: level 3');
    expect(facts(aDesk()).join('\n')).not.toContain('Needs');
  });

  test('a card holds what is likely next, the question and the rest behind More…', () => {
    const on = (...steps: readonly Step[]) => given(steps, aReport(hit)).state;
    const card = (state: Incident, hears = true) => labels(incidentCard(state, 'team', reading('en', 0, { hears })));
    const [fresh, taken] = [on(), on(claimed)];
    for (const hears of [true, false]) {
      expect(card(fresh, hears)).toEqual(['Another category', 'Claim', 'Ask the caller', 'More…']);
      expect(card(taken, hears)).toEqual(['Another category', 'Resolve', 'Ask the caller', 'More…']);
    }
    const more = (state: Incident) => labels(moreMenu(state, reading('en')));
    expect(more(fresh)).toEqual(
      expect.arrayContaining(['Seen, I’m on it', 'Escalate', 'Resolve', 'Note to the caller']),
    );
    expect(more(taken)).toEqual(expect.arrayContaining(['Escalate', 'Note to the caller', 'Release']));
    expect(more(taken)).not.toContain('Seen, I’m on it');
  });
});
