import { blaming } from '../../src/review/policies/blame';
import { asksForReview, reasonsFor } from '../../src/review/policies/reasons';
import { inRoles, type Role } from '../../src/review/policies/roles';
import { aDesk } from '../support/desk';
import { ANNA, aReport, CALLER, claimed, closed, DINA, given, resolved, type Step, surveyed } from '../support/given';

const P1 = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
const DUE = { kind: 'days', days: 5, text: '5d' } as const;
const deskWith = (review: object) =>
  aDesk({ review: { for: [], due: DUE, approve: 'lead', breached: false, ...review } });

describe('what gives cause for a review', () => {
  const over: readonly Step[] = [claimed, resolved, closed];
  const end = (steps: readonly Step[]) => given(steps).state;

  it('is what the desk names: a priority, a breach, reopenings, a score', () => {
    const closedCase = end(over);
    expect(reasonsFor(closedCase, 0, deskWith({}))).toEqual([]);
    expect(reasonsFor(closedCase, 0, deskWith({ for: [closedCase.priority] }))).toEqual(['priority']);
    expect(reasonsFor(closedCase, 2, deskWith({ reopened: 2 }))).toEqual(['reopened']);
    expect(reasonsFor(closedCase, 1, deskWith({ reopened: 2 }))).toEqual([]);
    const breached = { ...closedCase, resolutionTarget: { ...closedCase.resolutionTarget, breachedAt: new Date(0) } };
    expect(reasonsFor(breached, 0, deskWith({ breached: true }))).toEqual(['breached']);
    const majored = given([claimed, { by: DINA, do: { type: 'major' }, at: 2 }, resolved, closed], P1).state;
    expect(reasonsFor(majored, 0, deskWith({}))).toEqual(['major']);
    const scored = end([...over, surveyed, { by: CALLER, do: { type: 'score', score: 2 }, at: 6 }]);
    expect(reasonsFor(scored, 0, deskWith({ score: 2 }))).toEqual(['score']);
    expect(reasonsFor(scored, 0, deskWith({ score: 1 }))).toEqual([]);
  });

  it('never a case that is open or was cancelled', () => {
    const desk = deskWith({ for: ['P1', 'P2', 'P3', 'P4', 'P5'] });
    expect(reasonsFor(end([claimed]), 0, desk)).toEqual([]);
    expect(reasonsFor(end([claimed, { by: ANNA, do: { type: 'cancel' }, at: 3 }]), 0, desk)).toEqual([]);
  });

  it('a major incident that has stood down, before its case has ended; while it is one, or was cancelled, none', () => {
    const major: Step = { by: DINA, do: { type: 'major' }, at: 2 };
    const down: Step = { by: DINA, do: { type: 'standDown' }, at: 3 };
    const { state, events } = given([claimed, major, down], P1);
    expect(reasonsFor(state, 0, deskWith({}))).toEqual(['major']);
    expect(asksForReview(events.slice(-1), state, state, deskWith({}))).toMatchObject([
      { kind: 'review', command: 'ask' },
    ]);
    expect(reasonsFor(given([claimed, major], P1).state, 0, deskWith({}))).toEqual([]);
    const cancelled: Step = { by: DINA, do: { type: 'cancel', why: 'x' }, at: 4 };
    expect(reasonsFor(given([claimed, major, down, cancelled], P1).state, 0, deskWith({}))).toEqual([]);
  });

  it('is asked about once a case has closed, where it can be any', () => {
    const desk = deskWith({ for: ['P4'] });
    const { state, events } = given(over);
    expect(asksForReview(events.slice(-1), state, state, desk)).toMatchObject([
      { kind: 'review', id: 'i-1', command: 'ask' },
    ]);
    expect(asksForReview(events.slice(0, 1), state, state, desk)).toEqual([]);
    expect(asksForReview(events.slice(-1), state, state, deskWith({ for: ['P1'] }))).toEqual([]);
  });
});

describe('wording that looks for somebody at fault', () => {
  it.each([
    ['Det var hans skyld', ['hans skyld']],
    ['MENNESKELIG  FEJL, og dumt', ['menneskelig fejl', 'dumt']],
    ['He should have known; human error.', ['human error', 'should have known']],
    ['Det var Kims skyld, at vi så det sent', ['kims skyld']],
    ['It was Kim Holst’s fault; that is his fault', ['his fault', 'kim holst’s fault']],
    ['Der blev glemt at teste, og Bo glemte det', ['glemte', 'glemt at']],
  ])('is pointed out: %s', (text, words) => {
    expect(blaming(text)).toEqual(words);
  });

  it.each([
    'Ingen måler støv i filteret',
    'Den er for en sikkerheds skyld slukket',
    'It was a fault',
    'The disk failed',
    'A default, dumped',
    '',
  ])('is not seen in “%s”', (text) => {
    expect(blaming(text)).toEqual([]);
  });
});

describe('roles in the place of names', () => {
  const roles: readonly Role[] = [
    { name: 'Kim Jensen', role: 'brugeren' },
    { name: 'Dina Krogh', role: 'operatør 1' },
    { name: 'Bo Lund', role: 'kollega 1' },
    { name: 'Kim Bo', role: 'kollega 2' },
  ];
  const put = (text: string): string => inRoles(roles, 'da', 'en kollega')(text);

  it.each([
    ['vi spurgte Kim Jensen', 'vi spurgte brugeren'],
    ['Dina Kroghs skærm', 'Operatør 1’s skærm'],
    ['og KROGH sagde ja', 'og operatør 1 sagde ja'],
    ['krogh.dina, dina.krogh', 'Operatør 1.operatør 1, operatør 1'],
    // Short parts with a capital letter alone; those that two share are nobody in particular.
    ['at bo her, men Bo gik', 'at bo her, men en kollega gik'],
    ['Så gik Kim. Lund blev', 'Så gik en kollega. Kollega 1 blev'],
    ['skriv til dk@example.com', 'skriv til en kollega'],
    ['Lundby og Dinamo', 'Lundby og Dinamo'],
  ])('%s', (text, expected) => {
    expect(put(text)).toBe(expected);
  });

  it('takes a text of one letter over and over in its stride', () => {
    expect(put('a'.repeat(4000))).toHaveLength(4000);
    expect(put('@'.repeat(4000))).toHaveLength(4000);
  });
});

test('nobody is named who is not there', () => {
  expect(inRoles([], 'da', 'en kollega')(`${DINA.name} gik`)).toBe('Dina Krogh gik');
});
