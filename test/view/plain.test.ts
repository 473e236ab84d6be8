import { LANGS, type Lang } from '../../src/ground/lang';
import type { Notice } from '../../src/incident/effects';
import { NOTICE_KINDS } from '../../src/incident/effects';
import { plainView } from '../../src/incident/views/plain';
import { aReport, given, minutesAfter } from '../support/given';
import { reading } from './support';

const PING = { kind: 'ping', repeat: false } as const;
const noticeOf = (kind: string): Notice =>
  Object.assign({ kind: 'claimed' } satisfies Notice, {
    text: 'w'.repeat(3000),
    attachments: [],
    dueAt: minutesAfter(90),
    since: minutesAfter(0),
    target: 'response',
    percent: 75,
    people: 12,
    number: 7,
    score: 2,
    team: 'network',
    of: 'asked',
    whom: { type: 'caller' },
    fate: 'refused',
    repeat: true,
    why: 'w'.repeat(3000),
    reason: kind === 'waitOver' ? 'vendor' : 'w'.repeat(3000),
    kind,
  });
const { state } = given([]);
const long = given([], aReport({ title: 'Wifi virker ikke '.repeat(8).trim() })).state;

/** A public address of `length` characters with a token behind it. */
const linkAt = (length: number): string => `https://${'v'.repeat(length - 12)}.dk/a/${'Ab-_'.repeat(6).slice(0, 22)}`;
const LINK = linkAt(30);
const plain = (lang: Lang, link?: string, incident = state, notice: Notice = PING) =>
  plainView(notice, incident, reading(lang, 5), 'lead', 'Bo Lund', link);

/** The alphabet of a telephone, told apart from `src`: what a fallback to 16-bit letters would be needed for. */
const GSM = /^[A-Za-z0-9ÆØÅæøåÄÖÑÜäöñüàèéùìòÇÉß@£$¥ΔΦΓΛΩΠΨΣΘΞ_ \n\r!"#¤%&'()*+,\-./:;<=>?¡§¿^{}\\[~\]|€]*$/;
const placesOf = (text: string): number => text.length + (text.match(/[\^{}\\[~\]|€]/g) ?? []).length;

test.each<[Lang, string, string, string]>([
  [
    'da',
    'The printer on floor 3 is jammed (P4, lav), INC-1. Ingen i Servicedesk har taget sagen i 5 minutter.',
    'The printer on floor 3 is jammed. Prioritet 4, lav. Ingen i Servicedesk har taget sagen i 5 minutter. Det er Vagt om sag INC-1. Åbn chatten, og tag sagen.',
    'Tag sagen',
  ],
  [
    'en',
    'The printer on floor 3 is jammed (P4, low), INC-1. Nobody in Service desk has claimed it for 5 minutes.',
    'The printer on floor 3 is jammed. Priority 4, low. Nobody in Service desk has claimed it for 5 minutes. This is Vagt about case INC-1. Open the chat and claim it.',
    'Claim it',
  ],
])('in %s: what is broken and how bad, then what happened; in writing and by voice', (lang, written, spoken, claim) => {
  const { subject, text, sms, speech, lang: of } = plain(lang, LINK);
  expect(of).toBe(lang);
  expect(text).toBe(`${written}\n\n${claim}: ${LINK}`);
  expect(subject).toBe(written);
  expect(sms).toBe(`${written}\n${LINK}`);
  expect(placesOf(sms)).toBeLessThanOrEqual(160);
  expect(speech).toBe(spoken);
});

test('with a public address of 30 characters an SMS is one of 160 in a telephone’s own letters, whatever is said', () => {
  const odd = { ...long, title: 'wi‑fi «nede» – på 3. sal… “alle” ✅ {1} [2] ’x’ crème brûlée Ж' };
  for (const lang of LANGS) {
    for (const link of [undefined, LINK]) {
      for (const notice of [PING, ...NOTICE_KINDS.map(noticeOf)]) {
        for (const incident of [state, long, odd, { ...long, priority: 'P1', confidential: true } as const]) {
          const { text, sms, subject, speech } = plain(lang, link, incident, notice);
          expect(placesOf(sms)).toBeLessThanOrEqual(160);
          expect(sms).toMatch(GSM);
          expect(sms).toContain('INC-1');
          for (const words of [text, sms, subject, speech]) expect(words).toMatch(/^\p{Lu}/u);
          expect(subject).not.toMatch(/[\r\n]/);
          expect([subject.length <= 150, speech.length <= 450]).toEqual([true, true]);
          expect(sms.endsWith(link === undefined ? '' : `\n${link}`)).toBe(true);
          expect(text.endsWith(link === undefined ? '' : `: ${link}`)).toBe(true);
        }
      }
    }
  }
});

test('where the link leaves little room the title is cut, then what happened goes; the link is whole', () => {
  expect(plain('da', LINK, long).sms).toBe(
    `Wifi virker ikke Wifi virker ikke Wifi... (P4, lav), INC-1. Ingen i Netværk har taget sagen i 5 minutter.\n${LINK}`,
  );
  const far = linkAt(75);
  expect(plain('da', far, long).sms).toBe(`Wifi virker ikke Wifi virker ikke Wifi... (P4, lav), INC-1.\n${far}`);
});

test('a title that begins small begins a sentence all the same', () => {
  const small = { ...state, title: 'øl i serverrummet' };
  expect(plain('da', LINK, small).sms).toMatch(/^Øl i serverrummet \(P4, lav\), INC-1\. Ingen/);
});

test('a title in another alphabet stands in an SMS as it sounds', () => {
  const foreign = { ...state, title: 'Принтер сломан 😡' };
  expect(plain('da', LINK, foreign).sms).toMatch(/^Printer sloman \(P4, lav\), INC-1\. Ingen/);
});

test('a hand-over is one in plain words, too, and says to whom', () => {
  const offered = {
    ...state,
    handOver: { team: 'network', by: state.caller, at: minutesAfter(0), dueAt: minutesAfter(60) },
  };
  const { sms, text } = plain('da', undefined, offered, { kind: 'handOver', team: 'service-desk' });
  expect(sms).toBe(
    'The printer on floor 3 is jammed (P4, lav), INC-1. Servicedesk tilbyder Netværk sagen. Tag imod den i chatten, eller send den tilbage.',
  );
  expect(text).toBe(sms);
});

test('a confidential case is not named', () => {
  const { subject, text, sms, speech } = plain('en', undefined, { ...state, confidential: true });
  for (const words of [subject, text, sms, speech]) {
    expect(words).toContain('INC-1');
    expect(words).toMatch(/^Confidential case of Service desk/);
    expect(words).not.toContain('printer');
  }
});
