import type { QueuePage } from '../../src/incident/queries/queue';
import { mineView } from '../../src/incident/views/lists/mine';
import { queueView } from '../../src/incident/views/lists/queue';
import { historyLines, showView } from '../../src/incident/views/lists/show';
import { ANNA, asked, CALLER, claimed, closed, DINA, given, minutesAfter } from '../support/given';
import { aPage, buttonsOf, labels, read, reading } from './support';

const fresh = given([]).state;
const owned = { ...given([claimed]).state, number: 2, id: 'i-2', title: 'Wifi is slow' };
const waiting = { ...given([claimed, asked]).state, number: 3, id: 'i-3', title: 'No sound' };

test('each row of the queue says whose it is, why it stands there, and offers what can be done', () => {
  const around = { previous: { at: 'i-0', from: 0 }, next: { at: 'i-20', from: 20 } };
  const view = queueView(reading('da', 250), aPage([fresh, owned, waiting], { from: 10, total: 43, ...around }));
  expect(view.fallback).toBe('Kø: 11–13 af 43 sager – de mest presserende først');
  expect(read(view)).toEqual([
    'Kø',
    '11–13 af 43 sager – de mest presserende først',
    'Hvilke sager?: (Alle) / Mine / Uden ejer / Afventer / P1 · kritisk / P2 · høj / P3 · middel / P4 · lav / P5 · lavest / Servicedesk / Netværk',
    '[Vis]',
    '—',
    'INC-1 · The printer on floor 3 is jammed',
    'P4 · lav · Servicedesk · Kim Jensen · Ny – ingen har taget den endnu',
    'Frist overskredet for 10 minutter siden (kl. 13.00)',
    '[Tag sagen] [Vis INC-1]',
    '—',
    'INC-2 · Wifi is slow',
    'P4 · lav · Servicedesk · Kim Jensen · I gang – Dina Krogh har sagen',
    'Løs senest fredag 27. november kl. 09.00 (om 4 dage)',
    '[Vis INC-2]',
    '—',
    'INC-3 · No sound',
    'P4 · lav · Servicedesk · Kim Jensen · Afventer svar fra Kim Jensen – Dina Krogh har sagen',
    'Tiden står stille, mens den venter',
    '[Vis INC-3]',
    '—',
    '[Forrige] [Næste]',
    '[Flere på én gang…]',
  ]);
  expect(buttonsOf(view)).toEqual([
    { label: 'Vis', action: 'queue', data: {}, submits: true },
    { label: 'Tag sagen', action: 'queue.claim', data: { incident: 'i-1', from: '10' } },
    { label: 'Vis INC-1', action: 'show', data: { incident: 'i-1' } },
    { label: 'Vis INC-2', action: 'show', data: { incident: 'i-2' } },
    { label: 'Vis INC-3', action: 'show', data: { incident: 'i-3' } },
    { label: 'Forrige', action: 'queue', data: { at: 'i-0' } },
    { label: 'Næste', action: 'queue', data: { from: '20', at: 'i-20' } },
    { label: 'Flere på én gang…', action: 'pile', data: {} },
  ]);
});

test('whoever may not take a case is not offered it', () => {
  const page = aPage([fresh]);
  const view = queueView(reading('en'), { ...page, rows: [{ incident: fresh, mayClaim: false }] });
  expect(labels(view)).toEqual(['Show', 'Show INC-1']);
});

test('where somebody is in the queue, and why it is empty', () => {
  const said = (more: Partial<QueuePage>, cases = [fresh]) =>
    read(queueView(reading('en'), aPage(cases, more))).slice(0, 2);
  expect(said({})).toEqual(['Queue', '1 incident']);
  expect(said({ from: 42, total: 43 })).toEqual(['Queue', '43 of 43 incidents – most urgent first']);
  expect(said({ total: 2000, more: true, next: { at: 'x', from: 1 } })[1]).toBe(
    '1 of more than 2,000 incidents – most urgent first',
  );
  expect(said({ from: 40, total: 41, gone: true })[1]).toBe(
    'That page is no longer there. This is the last one. 41 of 41 incidents – most urgent first',
  );
  const none = (filter: QueuePage['filter']) => said({ filter }, []);
  expect(none({ type: 'all', key: 'all' })).toEqual(['Queue', 'Nothing is waiting. Well done!']);
  expect(none({ type: 'mine', key: 'mine' })).toEqual(['Queue: Mine', 'You have no incidents in the queue.']);
  expect(none({ type: 'waiting', key: 'waiting' })).toEqual(['Queue: On hold', 'Nothing in the queue is on hold.']);
  expect(none({ type: 'unclaimed', key: 'unclaimed' })[1]).toBe(
    'Nothing is waiting for somebody to take it. Well done!',
  );
  expect(none({ type: 'priority', priority: 'P2', key: 'P2' })[1]).toBe('Nothing in the queue fits “P2 · high”.');
  expect(none({ type: 'team', team: 'network', key: 'network' })[0]).toBe('Queue: Network');
  expect(none({ type: 'words', key: 'fax' })[1]).toBe('Nothing in the queue fits “fax”.');
});

test('the menu shows what is looked for, typed words too', () => {
  const menu = (filter: QueuePage['filter']) => read(queueView(reading('en'), aPage([], { filter })))[2];
  expect(menu({ type: 'words', key: 'fax' })).toMatch(/^Which incidents\?: \(fax\) \/ All \/ Mine/);
  expect(menu({ type: 'team', team: 'network', key: 'network' })).toContain('(Network)');
});

test('mine: what I work on as its team, what I reported as its caller', () => {
  const view = mineView(reading('en', 5), { reported: [fresh], owned: [owned] });
  expect(read(view)).toEqual([
    'My incidents',
    'You have reported 1 incident and are working on 1.',
    '—',
    'I am working on',
    'INC-2 · Wifi is slow',
    'P4 · low · Service desk · Kim Jensen · In progress – Dina Krogh has it',
    expect.stringMatching(/^Resolve by Friday,? 27 November at 09:00 \(in 4 days\)$/),
    '[Show INC-2]',
    '—',
    'I have reported',
    'INC-1 · The printer on floor 3 is jammed',
    'P4 · low · New – nobody has taken it yet',
    '[Show INC-1]',
  ]);
  expect(buttonsOf(view).map(({ data }) => data['as'])).toEqual([undefined, 'caller']);
});

test('nothing of mine', () => {
  expect(read(mineView(reading('da'), { reported: [], owned: [] }))).toEqual([
    'Mine sager',
    'Du har ingen åbne sager. Er der noget, der driller? Så skriv det bare.',
    '[Meld en fejl]',
  ]);
});

const told = given([
  claimed,
  asked,
  { by: CALLER, do: { type: 'answer', text: 'The big one', attachments: [] }, at: 3 },
  { by: DINA, do: { type: 'note', text: 'Third time this week', attachments: [] }, at: 4 },
  { by: DINA, do: { type: 'escalate', reason: 'Needs a new drum' }, at: 5 },
  { by: ANNA, do: { type: 'resolve', text: 'New drum', code: 'fixed' }, at: 6 },
  { ...closed, at: 7 },
]);
const history = (as: 'caller' | 'team', lang: 'da' | 'en') => {
  const lines = read(showView({ incident: told.state, timeline: told.events }, as, reading(lang, 10)));
  return lines.slice(lines.indexOf('—') + 1);
};

test('the history as the caller may hear it', () => {
  expect(history('caller', 'da')).toEqual([
    'Hvad er der sket',
    'kl. 09.00 · Du meldte sagen; Servicedesk fik den som P4 · lav',
    'kl. 09.01 · Dina Krogh tog sagen',
    'kl. 09.02 · Dina Krogh spurgte: Which printer?',
    'kl. 09.03 · Du svarede: The big one',
    'kl. 09.06 · Anna Holm løste sagen: New drum',
    'kl. 09.07 · Du bekræftede, at det virker',
  ]);
});

test('the history as the team may hear it', () => {
  expect(history('team', 'en')).toEqual([
    'What has happened',
    '09:00 · Kim Jensen reported it; Service desk got it as P4 · low',
    '09:01 · Dina Krogh took the incident',
    '09:02 · Dina Krogh asked: Which printer?',
    '09:03 · Kim Jensen answered: The big one',
    '09:04 · Dina Krogh noted (internal): Third time this week',
    '09:05 · Dina Krogh escalated it to Anna Holm: Needs a new drum',
    '09:06 · Anna Holm resolved it: New drum',
    '09:07 · Kim Jensen confirmed that it works',
  ]);
});

test('the history marks messages to the caller, and tells only the team of one that was taken back', () => {
  const hold = (text: string, at: number) => ({ by: DINA, do: { type: 'message', text, hold: true }, at }) as const;
  const before = given([claimed, hold('Please restart it', 2), hold('Please hurry', 4)]);
  const [first] = before.state.held ?? [];
  const { state, events } = before.when(
    DINA,
    { type: 'unsend', message: before.state.held?.[1]?.message ?? '' },
    4,
  ).story;
  const lines = (as: 'caller' | 'team', lang: 'da' | 'en', minutes: number) =>
    read(showView({ incident: state, timeline: events }, as, reading(lang, minutes))).filter((line) =>
      /Please/.test(line),
    );
  expect(first?.sendAt).toEqual(minutesAfter(2 + 10 / 60));
  expect(lines('caller', 'da', 2.1)).toEqual([]);
  expect(lines('caller', 'da', 5)).toEqual(['kl. 09.02 · ✉ Dina Krogh skrev: Please restart it']);
  expect(lines('caller', 'en', 5)).toEqual(['09:02 · ✉ Dina Krogh wrote: Please restart it']);
  expect(lines('team', 'da', 5)).toEqual([
    'kl. 09.02 · ✉ Dina Krogh skrev til Kim Jensen: Please restart it',
    'kl. 09.04 · Dina Krogh fortrød en besked til Kim Jensen, før den blev sendt: Please hurry',
  ]);
  expect(lines('team', 'en', 5)[1]).toBe(
    '09:04 · Dina Krogh took a message to Kim Jensen back before it was sent: Please hurry',
  );
});

test('a message that was taken back stays unseen however many follow it', () => {
  const hold = (n: number) =>
    ({ by: DINA, do: { type: 'message', text: `Message ${n}!`, hold: true }, at: n }) as const;
  const undone = given([claimed, hold(2)]);
  const unsend = { type: 'unsend', message: undone.state.held?.[0]?.message ?? '' } as const;
  const many = Array.from({ length: 30 }, (_, n) => hold(n + 3));
  const { state, events } = given([claimed, hold(2), { by: DINA, do: unsend, at: 2 }, ...many]);
  const shown = historyLines(events, 'caller', state, reading('en', 99), 99).join();
  expect(shown).toContain('Message 3!');
  expect(shown).not.toContain('Message 2!');
});

test('the history is short: the newest twelve, long texts cut', () => {
  const answers = Array.from({ length: 20 }, (_, n) => ({
    by: CALLER,
    do: { type: 'answer', text: `${n} ${'æ'.repeat(400)}`, attachments: [] } as const,
    at: n + 2,
  }));
  const long = given([claimed, ...answers]);
  const lines = read(showView({ incident: long.state, timeline: long.events }, 'team', reading('en', 60)));
  const shown = lines.slice(lines.indexOf('What has happened') + 1);
  expect(shown).toHaveLength(12);
  expect(shown.at(-1)).toMatch(/^09:21 · Kim Jensen answered: 19 æ+…$/);
  expect(Math.max(...shown.map((line) => line.length))).toBeLessThan(250);
});
