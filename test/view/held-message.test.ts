import { heldView } from '../../src/incident/views/notices/held-message';
import { claimed, DINA, given } from '../support/given';
import { read, reading } from './support';

const held = given([claimed, { by: DINA, do: { type: 'message', text: 'Genstart den', hold: true }, at: 5 }]);
const message = held.state.held?.[0]?.message ?? '';
const undone = held.when(DINA, { type: 'unsend', message }, 5).story;
const after = (seconds: number): number => 5 + seconds / 60;
const view = ({ state, events }: typeof held, lang: 'da' | 'en', seconds: number) =>
  heldView({ incident: state, timeline: events }, message, reading(lang, after(seconds)));

test('a message that still waits, in Danish: to whom, when, and Undo', () => {
  expect(view(held, 'da', 0)).toEqual({
    fallback: '✉ Til Kim Jensen, sendes om 10 sekunder: “Genstart den”',
    blocks: [
      { type: 'text', text: ['✉ Til Kim Jensen, sendes om 10 sekunder:'] },
      { type: 'quote', text: 'Genstart den' },
      {
        type: 'buttons',
        buttons: [{ label: 'Fortryd', action: 'unsend', data: { incident: 'i-1', message } }],
      },
    ],
  });
});

test.each([
  ['en', 0, '✉ To Kim Jensen, sent in 10 seconds:', '[Undo]'],
  ['en', 9, '✉ To Kim Jensen, sent in 1 second:', '[Undo]'],
  ['da', 9, '✉ Til Kim Jensen, sendes om 1 sekund:', '[Fortryd]'],
  ['en', 10, '✉ Sent to Kim Jensen:'],
  ['da', 600, '✉ Sendt til Kim Jensen:'],
] as const)('%s, after %d seconds: %s', (lang, seconds, sentence, ...undo) => {
  expect(read(view(held, lang, seconds))).toEqual([sentence, '> Genstart den', ...undo]);
});

test.each([
  ['da', 'Fortrudt og ikke sendt til Kim Jensen:'],
  ['en', 'Taken back and not sent to Kim Jensen:'],
] as const)('one that was taken back, in %s, offers nothing more', (lang, sentence) => {
  for (const seconds of [1, 60]) expect(read(view(undone, lang, seconds))).toEqual([sentence, '> Genstart den']);
});

test('what just happened stands above it, and on the phone', () => {
  const { state, events } = undone;
  const told = heldView({ incident: state, timeline: events }, message, reading('en', 6), {
    text: 'So.',
    tone: 'good',
  });
  expect(told.fallback).toBe('So. Taken back and not sent to Kim Jensen: “Genstart den”');
  expect(told.blocks[0]).toEqual({ type: 'text', text: ['So.'], tone: 'good' });
});
