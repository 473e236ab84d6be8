import type { Notice } from '../../src/incident/effects';
import type { IncidentEntry } from '../../src/incident/stored';
import { passedView } from '../../src/incident/views/notices/passed';
import { aReport, BO, claimed, DINA, given, minutesAfter, resolved, type Step } from '../support/given';

const OTHER_DAY = 24 * 60;
const release: Step = { by: DINA, do: { type: 'release' }, at: 4 };

/** What a ping of the second write reads after these steps, once it was posted a minute after logging. */
const after = (
  steps: readonly Step[],
  lang: 'da' | 'en',
  notice: Notice = { kind: 'ping', repeat: false },
  effect = '1.1',
) => {
  const { state, events, desk } = given(steps, aReport());
  const timeline = events.map((event, n): IncidentEntry => ({ ...event, id: `${n + 1}.0` }));
  const stored = { state, version: timeline.length, timeline, outbox: [], keys: [] };
  const ctx = { desk, reader: { lang, zone: 'Europe/Copenhagen' }, now: minutesAfter(3 * OTHER_DAY) };
  return passedView({ effect, notice, postedAt: minutesAfter(1) }, stored, ctx)?.fallback;
};

test.each([
  ['nobody has it', [], undefined, undefined],
  ['claimed', [claimed], 'INC-1 · Dina Krogh has it since 09:01', 'INC-1 · Dina Krogh har den siden kl. 09.01'],
  [
    'released',
    [claimed, release],
    'INC-1 · Put back: nobody has it since 09:04',
    'INC-1 · Givet fri igen: ingen har den siden kl. 09.04',
  ],
  ['resolved', [claimed, resolved], 'INC-1 · Resolved by Dina Krogh (09:03)', 'INC-1 · Løst af Dina Krogh kl. 09.03'],
  [
    'cancelled on another day',
    [{ by: DINA, do: { type: 'cancel', why: 'A test' }, at: OTHER_DAY }],
    'INC-1 · Cancelled (Tuesday 24 November at 09:00)',
    'INC-1 · Annulleret tirsdag 24. november kl. 09.00',
  ],
] satisfies readonly [string, readonly Step[], string | undefined, string | undefined][])(
  'a ping once it is overtaken: %s',
  (_, steps, en, da) => {
    expect([after(steps, 'en'), after(steps, 'da')]).toEqual([en, da]);
  },
);

test('what reminded of silence says that there is news, and one that still stands says nothing', () => {
  const silent: Notice = { kind: 'noNews', since: minutesAfter(0) };
  expect(after([claimed], 'da', silent, '2.1')).toBeUndefined();
  const note: Step = { by: DINA, do: { type: 'note', text: 'Hm', attachments: [] }, at: 9 };
  expect(after([claimed, note], 'da', silent, '2.1')).toBe('INC-1 · Der er kommet nyt kl. 09.09');
});

test('what reminded of news to everybody says that they have come', () => {
  const major: Step = { by: DINA, do: { type: 'major' }, at: 2 };
  const news: Step = { by: DINA, do: { type: 'update', known: 'Dead', doing: 'New one' }, at: 40 };
  const raised: Step = { by: DINA, do: { type: 'priority', priority: 'P1', why: 'All' }, at: 1 };
  const due: Notice = { kind: 'newsDue', dueAt: minutesAfter(32) };
  expect(after([claimed, raised, major], 'da', due, '4.1')).toBeUndefined();
  expect(after([claimed, raised, major, news], 'da', due, '4.1')).toBe('INC-1 · Der er kommet nyt kl. 09.40');
});

test('an offer that was answered says whether it was sent back or taken back', () => {
  const offer: Notice = { kind: 'handOver', team: 'service-desk' };
  const offers: Step = { by: DINA, do: { type: 'handOver', team: 'network' }, at: 2 };
  const returns = (by: Step['by']): Step => ({ by, do: { type: 'return', why: 'The cable' }, at: 4 });
  const said = (by: Step['by']) => after([claimed, offers, returns(by)], 'da', offer, '3.1');
  expect(said(BO)).toBe('INC-1 · Sendt tilbage kl. 09.04');
  expect(said(DINA)).toBe('INC-1 · Tilbuddet er taget tilbage kl. 09.04');
});
