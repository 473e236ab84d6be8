import { DELIVERY_REASONS } from '../../src/delivery/reasons';
import { LANGS, type Lang } from '../../src/ground/lang';
import { type Fate, type Ping } from '../../src/incident/pings';
import { outlook } from '../../src/incident/policies/outlook';
import type { Incident } from '../../src/incident/types';
import { pingLine } from '../../src/incident/views/why/ping-lines';
import { whyForCaller, whyView } from '../../src/incident/views/why/why-view';
import { ANNA, aReport, cancelled, claimed, DINA, given, minutesAfter, resolved, tickAt } from '../support/given';
import { everyPing, FATE_OF, fateFor } from '../support/pings';
import { buttonsOf, read, reading } from './support';

const URGENT = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
const ping = (fate: Fate, more: Partial<Ping> = {}): Ping => ({
  at: minutesAfter(5),
  kind: 'ping',
  to: { type: 'room', team: 'service-desk' },
  way: 'room',
  fate,
  ...more,
});
const why = (state: Incident, lang: Lang, minutes: number, pings: readonly Ping[] = []) =>
  read(whyView(state, outlook(state, minutesAfter(minutes)), pings, reading(lang, minutes)));

test('an urgent case nobody has: what comes, why not sooner, what was said', () => {
  const { state } = given([tickAt(5)], URGENT);
  const pings = [
    ping({
      status: 'refused',
      reason: 'forbidden',
      instead: { to: { type: 'person', name: 'Anna Holm' }, way: 'chat' },
    }),
    ping({ status: 'sent', at: minutesAfter(5) }, { to: { type: 'person', name: 'Anna Holm' }, way: 'slack' }),
  ];
  expect(why(state, 'en', 6, pings)).toEqual([
    'INC-1 · The printer on floor 3 is jammed',
    'Priority: P1 · critical, because everybody is affected and cannot work',
    'What happens next',
    '09:15 (in 9 minutes) · Anna Holm will be told that nobody has taken it',
    '09:15 (in 9 minutes) · the response time has passed, and Kim Jensen will be told',
    '09:30 (in 24 minutes) · Carl Friis will be told that nobody has taken it',
    '10:00 (in 54 minutes) · Anna Holm and Carl Friis will be told again',
    '12:36 (in 3 hours and 30 minutes) · 90 % of the resolution time has passed, and Anna Holm will be told',
    '13:00 (in 3 hours and 54 minutes) · the resolution time has passed, and Anna Holm will be told',
    'Why not sooner?',
    'The next comes 15 minutes after 09:00, as the rule says.',
    'What has been said so far',
    '09:05 · nobody has taken it · Service desk, in the channel · not delivered: Vagt may not write there; it went to Anna Holm in chat instead',
    '09:05 · nobody has taken it · Anna Holm, in Slack · delivered 09:05',
    '[Show INC-1]',
  ]);
});

test('the same in Danish', () => {
  const { state } = given([tickAt(5)], URGENT);
  const taken = ping({ status: 'cancelled', reason: 'taken', by: 'Dina Krogh' });
  expect(why(state, 'da', 6, [taken])).toEqual([
    'INC-1 · The printer on floor 3 is jammed',
    'Prioritet: P1 · kritisk, fordi alle er ramt og ikke kan arbejde',
    'Hvad sker der nu',
    'kl. 09.15 (om 9 minutter) · Anna Holm får besked om, at ingen har taget sagen',
    'kl. 09.15 (om 9 minutter) · reaktionstiden er gået, og Kim Jensen får besked',
    'kl. 09.30 (om 24 minutter) · Carl Friis får besked om, at ingen har taget sagen',
    'kl. 10.00 (om 54 minutter) · Anna Holm og Carl Friis får besked igen',
    'kl. 12.36 (om 3 timer og 30 minutter) · 90 % af løsningstiden er gået, og Anna Holm får besked',
    'kl. 13.00 (om 3 timer og 54 minutter) · løsningstiden er gået, og Anna Holm får besked',
    'Hvorfor ikke før?',
    'Det næste sker 15 minutter efter kl. 09.00, sådan er reglen.',
    'Hvem har fået besked',
    'kl. 09.05 · ingen har taget sagen · Servicedesk, i kanalen · ikke sendt: Dina Krogh tog sagen først',
    '[Vis INC-1]',
  ]);
});

const lines = (state: Incident, lang: Lang, at: Date) => {
  const ctx = { ...reading(lang), now: at };
  return read(whyView(state, outlook(state, at), [], ctx)).join('\n');
};

test('closed hours and holidays are named by their days', () => {
  const friday = given([], aReport({ at: new Date('2026-11-27T13:00:00Z') })).state;
  const at = new Date('2026-11-27T13:10:00Z');
  expect(lines(friday, 'en', at)).toMatch(
    /It is closed from 15:00 until Monday,? 30 November at 08:00 \(in 3 days\), and only open hours count/,
  );
  expect(lines(friday, 'da', new Date('2026-11-28T09:00:00Z'))).toContain(
    'Der er lukket indtil mandag 30. november kl. 08.00 (om 1 dag og 22 timer), og kun åbningstiden tæller.',
  );
  const christmas = given(
    [],
    aReport({ at: new Date('2026-12-23T14:00:00Z'), assessment: { impact: 'me', urgency: 'working' } }),
  ).state;
  const eve = new Date('2026-12-24T11:00:00Z');
  expect(lines(christmas, 'en', eve)).toMatch(/It is closed on Friday,? 25 December and Friday,? 1 January 2027/);
  expect(lines(christmas, 'en', eve)).toMatch(/now · Service desk will be told/);
  expect(lines(christmas, 'da', eve)).toContain('Der er lukket fredag 25. december og fredag den 1. januar 2027');
});

test.each([
  [
    'held',
    [tickAt(5), { by: DINA, do: { type: 'seen' }, at: 6 } as const],
    'Dina Krogh har set sagen og er på den til',
  ],
  [
    'claimed',
    [claimed],
    'Der sendes ikke flere påmindelser om, at ingen har taget sagen: Dina Krogh tog den kl. 09.01.',
  ],
  ['at rest', [tickAt(121), tickAt(241)], 'Sagen står på teamets liste hver morgen, til nogen tager den.'],
  ['cancelled', [cancelled], 'Sagen er annulleret.'],
  ['resolved', [claimed, resolved], 'sagen lukker af sig selv, og Kim Jensen får besked'],
  [
    'waiting',
    [claimed, { by: DINA, do: { type: 'ask', text: 'Which?' }, at: 2 } as const],
    'Tiden har stået stille siden kl. 09.02: sagen venter på brugeren.',
  ],
])('%s says so', (name, steps, expected) => {
  const report = name === 'held' ? URGENT : aReport();
  const { state } = given(steps, report);
  expect(lines(state, 'da', state.changedAt)).toContain(expected);
});

test.each(LANGS)('%s: every reason has a sentence of its own, under the fate it belongs to', (lang) => {
  const ctx = reading(lang, 6);
  const told = DELIVERY_REASONS.map((reason) => pingLine(ping(fateFor(reason, 'Bo Lund')), ctx));
  expect(new Set(told).size).toBe(DELIVERY_REASONS.length);
  for (const [n, reason] of DELIVERY_REASONS.entries()) {
    const { reason: _, ...bare } = { reason, ...fateFor(reason, 'Bo Lund') };
    expect(told[n]).not.toBe(pingLine(ping(bare), ctx));
    expect(FATE_OF[reason]).toBe(bare.status);
  }
});

test('what it waited for on the way is not said of a message that has arrived', () => {
  const line = pingLine(ping({ status: 'sent', at: minutesAfter(6), reason: 'limited' }), reading('en', 9));
  expect(line).toBe('09:05 · nobody has taken it · Service desk, in the channel · delivered 09:06');
});

test('no more than the newest twelve messages, and how many there were before', () => {
  const pings = Array.from({ length: 30 }, (_, n) =>
    ping({ status: 'sent', at: minutesAfter(n) }, { at: minutesAfter(n) }),
  );
  const shown = why(given([], URGENT).state, 'en', 40, pings);
  const from = shown.indexOf('What has been said so far');
  expect(shown.slice(from + 1, -1)).toHaveLength(13);
  expect(shown[from + 1]).toBe('18 earlier messages are not shown.');
  expect(shown.at(-2)).toContain('09:29');
  expect(why(given([]).state, 'da', 1)).toContain('Ingen har fået besked endnu.');
});

test('its button shows the case', () => {
  const { state } = given([], URGENT);
  const view = whyView(state, outlook(state, minutesAfter(1)), everyPing('Bo'), reading('en', 1));
  expect(buttonsOf(view)).toEqual([{ label: 'Show INC-1', action: 'show', data: { incident: 'i-1' } }]);
  expect(view.fallback).toContain('INC-1 · The printer on floor 3 is jammed · What happens next: 09:05');
});

test('its caller hears the next deadline, and nobody’s name who is told', () => {
  const { state } = given([tickAt(5), { by: ANNA, do: { type: 'escalate', reason: 'Help' }, at: 6 }], URGENT);
  const told = read(whyForCaller(state, reading('en', 7))).join('\n');
  expect(told).toBe('INC-1: Service desk will get back to you by 09:15 (in 8 minutes).');
  expect(read(whyForCaller(state, reading('da', 7)))).toEqual([
    'INC-1: Servicedesk svarer senest kl. 09.15 (om 8 minutter).',
  ]);
});
