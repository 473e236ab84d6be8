import { bulletinView } from '../../src/chat/bulletins/bulletin-view';
import type { BulletinContent } from '../../src/chat/bulletins/content';
import type { ListedCase } from '../../src/delivery/subject';
import { minutesAfter } from '../support/given';
import { buttonsOf, labels, read, reading } from './support';

const jammed: ListedCase = {
  subject: { kind: 'incident', id: 'i-1' },
  number: 1,
  title: 'The printer is jammed',
  priority: 'P1',
};
const slow: ListedCase = {
  subject: { kind: 'incident', id: 'i-2' },
  number: 2,
  title: 'Wi-Fi is slow',
  priority: 'P3',
  owner: 'Dina Krogh',
};
const night = { from: minutesAfter(60), to: minutesAfter(180) };

const show = (content: BulletinContent, lang: 'da' | 'en' = 'en') => {
  const view = bulletinView(content, reading(lang));
  return { view, text: read(view), pressed: buttonsOf(view).map(({ action, data }) => [action, data]) };
};

test('a morning list tells the two kinds apart and opens the first cases', () => {
  const content = {
    kind: 'morning',
    team: 'service-desk',
    day: '2026-11-24',
    unclaimed: [jammed],
    silent: [slow],
    more: 3,
  } as const;
  const { text, pressed } = show(content);
  expect(text).toEqual([
    'Good morning, Service desk',
    '1 case is not claimed yet, and 1 lies still.',
    'Not claimed',
    'INC-1 · The printer is jammed · P1 · critical',
    'Nothing heard',
    'INC-2 · Wi-Fi is slow · P3 · medium · Dina Krogh',
    'and 3 more cases',
    '[Show INC-1] [Show INC-2] [Queue]',
  ]);
  expect(pressed).toEqual([
    ['show', { incident: 'i-1' }],
    ['show', { incident: 'i-2' }],
    ['queue', {}],
  ]);
  expect(show(content, 'da').view.fallback).toBe(
    'Godmorgen, Servicedesk · 1 sag har ingen taget endnu, og 1 ligger stille.',
  );
});

test('a lead reads whose cases lie, and how many', () => {
  const content = { kind: 'absentOwner', team: 'network', owner: 'dina', cases: [slow], more: 2 } as const;
  expect(show(content).text[0]).toBe(
    'Dina Krogh of Network is away today and has 3 open cases. Assign them to somebody else if they cannot wait.',
  );
  expect(show(content, 'da').text[0]).toBe(
    'Dina Krogh fra Netværk er væk i dag og har 3 åbne sager. Tildel dem til en anden, hvis de ikke kan vente.',
  );
  expect(labels(show(content).view)).toEqual(['Show INC-2', 'Queue']);
});

test('a digest says how many it stands for, how many are open and which come first', () => {
  const digest = { kind: 'digest', since: minutesAfter(0), count: 191, cases: [jammed, slow], open: 150 } as const;
  expect(show(digest).text).toEqual([
    'Many cases at once',
    '191 cases gathered here instead of a message each, since 09:00. 150 are still open.',
    'INC-1 · The printer is jammed · P1 · critical',
    'INC-2 · Wi-Fi is slow · P3 · medium · Dina Krogh',
    'and 148 more cases',
    '[Show INC-1] [Show INC-2] [Queue]',
  ]);
  expect(show({ ...digest, cases: [], open: 0 }, 'da').text).toEqual([
    'Mange sager på én gang',
    '191 sager er samlet her i stedet for hver sin besked, siden kl. 09.00. Alle er løst.',
    '[Kø]',
  ]);
});

test('a gap can be filled, or looked at in the schedule', () => {
  const { text, pressed } = show({ kind: 'gap', team: 'network', ...night });
  expect(text[0]).toBe('Gap in the schedule: Network');
  expect(text[1]).toMatch(/^Nobody is on call /);
  expect(pressed).toEqual([
    ['override.open', { team: 'network' }],
    ['onCall', { team: 'network', week: '0' }],
  ]);
});

describe('a swap', () => {
  const swap = {
    kind: 'swap',
    role: 'other',
    swap: 's-1',
    team: 'network',
    asker: 'bo',
    other: 'dina',
    give: night,
    status: 'asked',
  } as const;
  const actions = (content: BulletinContent) => show(content).pressed.map(([action]) => action);

  test('is accepted or refused by the one who is asked, and taken back by the one who asked', () => {
    expect(show(swap).pressed.slice(0, 2)).toEqual([
      ['swap.accept', { swap: 's-1' }],
      ['swap.refuse', { swap: 's-1' }],
    ]);
    expect(actions({ ...swap, role: 'asker' })).toEqual(['swap.withdraw', 'onCall']);
  });

  test.each([
    ['accepted', 'Dina Krogh said yes. The shift is theirs.', 'You said yes. The shift is yours.'],
    ['refused', 'Dina Krogh said no. The shift is still yours.', 'You said no.'],
    ['withdrawn', 'Bo Lund took the question back.', 'Bo Lund took the question back.'],
  ] as const)('%s says so to both, without buttons to answer it', (status, toAsker, toOther) => {
    expect(show({ ...swap, role: 'asker', status }).text[2]).toBe(toAsker);
    expect(show({ ...swap, status }).text[2]).toBe(toOther);
    expect(actions({ ...swap, status })).toEqual(['onCall']);
  });

  test('in return for another says both shifts', () => {
    const both = show({ ...swap, take: { from: minutesAfter(2000), to: minutesAfter(2100) } }).text[1];
    expect(both).toMatch(/^Bo Lund asks whether you will take the shift .+\. In return Bo Lund takes your shift .+\.$/);
  });
});

test('an admin reads each mistake of a file, and how many more there are', () => {
  const { text } = show({
    kind: 'deskMistakes',
    file: 'desk.yaml',
    lines: [{ da: '4:3 ukendt nøgle', en: '4:3 unknown key' }],
    more: 7,
  });
  expect(text.slice(1)).toEqual([
    'desk.yaml was changed, but has mistakes and was not taken. The desk runs on as it was.',
    '> 4:3 unknown key',
    'and 7 more lines',
  ]);
});
