import type { Notice } from '../../src/incident/effects';
import type { Incident } from '../../src/incident/types';
import { noticeView } from '../../src/incident/views/notices/notice-view';
import type { NoticeReader } from '../../src/incident/views/notices/sentence';
import { aReport, asked, CALLER, cancelled, claimed, given, resolved } from '../support/given';
import { labels, read, reading } from './support';

const fresh = given([]).state;
const hit = given([{ by: CALLER, do: { type: 'assess', impact: 'team', urgency: 'hindered' }, at: 0 }]).state;
const owned = given([claimed]).state;
const title = 'INC-1 · The printer on floor 3 is jammed';

test('a ping, in English: what, how long, and both buttons', () => {
  expect(noticeView({ kind: 'ping', repeat: false }, hit, reading('en', 30), 'lead')).toEqual({
    fallback: `${title} · Nobody in Service desk has taken it after 30 minutes. It is P3 · medium, because the whole team is affected and can work, but with trouble.`,
    blocks: [
      { type: 'text', text: [{ bold: title }] },
      {
        type: 'text',
        text: [
          'Nobody in Service desk has taken it after 30 minutes. It is P3 · medium, because the whole team is affected and can work, but with trouble.',
        ],
        tone: 'attention',
      },
      {
        type: 'buttons',
        buttons: [
          { label: 'Claim', action: 'claim', data: { incident: 'i-1' }, style: 'primary' },
          { label: 'Show INC-1', action: 'show', data: { incident: 'i-1' } },
        ],
      },
    ],
    alert: true,
  });
});

test('a question, in Danish: quoted, with a Reply button', () => {
  const waiting = given([claimed, asked]).state;
  const view = noticeView({ kind: 'asked', text: 'Which printer?' }, waiting, reading('da', 5), 'caller', 'Dina Krogh');
  expect(view).toEqual({
    fallback: `${title} · Dina Krogh har et spørgsmål til dig: “Which printer?”`,
    blocks: [
      { type: 'text', text: [{ bold: title }] },
      { type: 'text', text: ['Dina Krogh har et spørgsmål til dig:'] },
      { type: 'quote', text: 'Which printer?' },
      {
        type: 'buttons',
        buttons: [{ label: 'Svar', action: 'answer.open', data: { incident: 'i-1', as: 'caller' }, style: 'primary' }],
      },
    ],
  });
});

test.each<[Notice, Incident, NoticeReader, string | undefined, readonly string[]]>([
  [{ kind: 'claimed' }, owned, 'caller', 'Dina Krogh', ['Dina Krogh har taget din sag og er gået i gang.']],
  [{ kind: 'claimed', given: true }, owned, 'caller', 'Dina Krogh', ['Dina Krogh har fået din sag.']],
  [
    { kind: 'messaged', text: 'En ny tromle er bestilt' },
    owned,
    'caller',
    'Dina Krogh',
    ['Dina Krogh skriver til dig:', '> En ny tromle er bestilt', '[Svar]'],
  ],
  [
    { kind: 'resolved', text: 'Cleared the jam' },
    given([claimed, resolved]).state,
    'caller',
    'Dina Krogh',
    [
      'Dina Krogh melder, at det er løst:',
      '> Cleared the jam',
      'Virker det igen? Hører vi ikke fra dig, lukker sagen af sig selv torsdag 26. november kl. 09.03 (om 3 dage).',
      '[Det virker] [Ikke endnu]',
    ],
  ],
  [
    { kind: 'cancelled' },
    given([{ ...cancelled, do: { type: 'cancel', why: 'Meldt to gange' } }]).state,
    'caller',
    'Dina Krogh',
    [
      'Dina Krogh har annulleret din sag.',
      '> Meldt to gange',
      'Sker det igen, kan sagen genåbnes indtil mandag 7. december kl. 09.04 (om 14 dage).',
      '[Genåbn]',
    ],
  ],
  [
    { kind: 'answered', text: 'Den store' },
    owned,
    'owner',
    'Kim Jensen',
    ['Kim Jensen har svaret:', '> Den store', '[Vis INC-1]'],
  ],
  [
    { kind: 'answered', text: '' },
    owned,
    'owner',
    'Kim Jensen',
    ['Kim Jensen har svaret med et billede.', '[Vis INC-1]'],
  ],
  [
    { kind: 'notYet', text: 'Den hænger igen' },
    owned,
    'owner',
    undefined,
    ['Kim Jensen skriver, at det ikke virker endnu:', '> Den hænger igen', '[Vis INC-1]'],
  ],
  [
    { kind: 'escalated', reason: 'Vi mangler en tromle' },
    owned,
    'lead',
    'Dina Krogh',
    ['Dina Krogh beder om din hjælp:', '> Vi mangler en tromle', '[Vis INC-1]'],
  ],
  [
    { kind: 'worse' },
    owned,
    'owner',
    undefined,
    [
      'Kim Jensen melder, at det er blevet værre. Sagen er nu P4 · lav, indtil vi ved, hvem der er ramt, og om de kan arbejde.',
      '[Vis INC-1]',
    ],
  ],
  [
    { kind: 'undelivered', of: 'asked', whom: { type: 'caller' }, fate: 'refused', text: 'Hvilken?' },
    owned,
    'person',
    undefined,
    [
      'Dit spørgsmål er ikke kommet frem til Kim Jensen. Prøv igen, eller tag fat i dem på en anden måde, f.eks. på telefon eller mail.',
      '> Hvilken?',
      '[Vis INC-1]',
    ],
  ],
  [
    { kind: 'undelivered', of: 'pictures', whom: { type: 'owner' }, fate: 'unknown' },
    owned,
    'caller',
    undefined,
    [
      'Dine billeder er måske ikke kommet frem til Dina Krogh. Prøv igen, eller tag fat i dem på en anden måde, f.eks. på telefon eller mail.',
      '[Svar]',
    ],
  ],
  [{ kind: 'confirmed' }, owned, 'owner', 'Kim Jensen', ['Kim Jensen har bekræftet, at det virker. Sagen er lukket.']],
])('%j in Danish, for the right reader', (notice, incident, to, actor, lines) => {
  expect(read(noticeView(notice, incident, reading('da', 5), to, actor))).toEqual([title, ...lines]);
});

test('a new time and a warning say when', () => {
  const dueAt = new Date('2026-11-23T10:00:00Z');
  expect(noticeView({ kind: 'promised', dueAt }, owned, reading('da'), 'caller').fallback).toBe(
    `${title} · Der er en ny tid: sagen skal være løst senest kl. 11.00 (om 2 timer).`,
  );
  expect(
    noticeView({ kind: 'targetWarning', target: 'response', dueAt, percent: 75 }, fresh, reading('da'), 'team')
      .fallback,
  ).toBe(`${title} · Tiden løber: sagen skal være besvaret senest kl. 11.00 (om 2 timer).`);
});

test('pictures are shown, only those that were sent', () => {
  const attachments = ['f-1', 'f-2'].map((id) => ({ id, name: `${id}.png`, type: 'image/png' }));
  const { state } = given([], aReport({ attachments }));
  const ctx = reading('en', 0, { fileUrl: (id) => `https://desk.example/${id}` });
  expect(read(noticeView({ kind: 'pictures', attachments: ['f-2'] }, state, ctx, 'team')).slice(1)).toEqual([
    'Kim Jensen has sent a picture.',
    '(f-2.png: https://desk.example/f-2)',
    '[Claim] [Show INC-1]',
  ]);
});

test('the reason of an escalation stays inside, and a caller is offered no operator’s button', () => {
  const view = noticeView(
    { kind: 'escalated', reason: 'The caller is odd' },
    fresh,
    reading('en'),
    'caller',
    'Bo Lund',
  );
  expect(JSON.stringify(view)).not.toContain('odd');
  expect(labels(view)).toEqual([]);
  expect(labels(noticeView({ kind: 'ping', repeat: true }, fresh, reading('en', 60), 'caller'))).toEqual([]);
});

test('a case that somebody took meanwhile is not offered again', () => {
  expect(labels(noticeView({ kind: 'ping', repeat: true }, owned, reading('en', 60), 'team'))).toEqual(['Show INC-1']);
});

test.each<[Extract<Notice, { kind: 'undelivered' }>, string]>([
  [
    { kind: 'undelivered', of: 'resolved', whom: { type: 'caller' }, fate: 'refused', text: 'x' },
    'Your solution did not reach Kim Jensen. Please try again, or get hold of them another way, such as by telephone or mail.',
  ],
  [
    { kind: 'undelivered', of: 'handOver', whom: { type: 'next', team: 'network' }, fate: 'unknown' },
    'Your offer may not have reached Network. Please try again, or get hold of them another way, such as by telephone or mail.',
  ],
])('%j in English', (notice, sentence) => {
  expect(read(noticeView(notice, owned, reading('en'), 'person'))).toContain(sentence);
});
