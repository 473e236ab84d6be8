import { LANGS, type Lang } from '../../src/ground/lang';
import { createAckLinks } from '../../src/incident/ack-link';
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
const long = given([], aReport({ title: 'Løn mangler '.repeat(9).trim() })).state;

/** As long as it is: two ULIDs, and an id of eight characters. */
const linkAt = async (host: string): Promise<string> => {
  const links = createAckLinks([{ id: '2026-01', key: new Uint8Array(32).fill(1) }], 'it');
  return `https://${host}/a/${await links.sign('0'.repeat(26), '1'.repeat(26), 'AAAAAAAA', minutesAfter(0))}`;
};
const plain = (lang: Lang, link?: string, incident = state, notice: Notice = PING) =>
  plainView(notice, incident, reading(lang, 5), 'lead', 'Bo Lund', link);

test.each<[Lang, string, string]>([
  [
    'da',
    'INC-1 · The printer on floor 3 is jammed: Ingen i Servicedesk har taget sagen efter 5 minutter.',
    'Det er Vagt. INC-1. Ingen i Servicedesk har taget sagen efter 5 minutter.',
  ],
  [
    'en',
    'INC-1 · The printer on floor 3 is jammed: Nobody in Service desk has taken it after 5 minutes.',
    'This is Vagt. INC-1. Nobody in Service desk has taken it after 5 minutes.',
  ],
])('in %s: number, title and what happened, in writing and by voice', (lang, written, spoken) => {
  const { subject, text, speech, lang: of } = plain(lang);
  expect(of).toBe(lang);
  expect(text.startsWith(written)).toBe(true);
  expect(subject.startsWith(written)).toBe(true);
  expect(speech.startsWith(spoken)).toBe(true);
});

test('an SMS is at most 320 characters with the link whole, whatever is said', async () => {
  const links = [undefined, await linkAt('vagt.example.com'), await linkAt('incidents.it.a-company-example.com')];
  for (const lang of LANGS) {
    for (const link of links) {
      for (const notice of [PING, ...NOTICE_KINDS.map(noticeOf)]) {
        for (const incident of [state, long]) {
          const { text, subject, speech } = plain(lang, link, incident, notice);
          expect(text.length).toBeLessThanOrEqual(320);
          expect(text.startsWith('INC-1')).toBe(true);
          expect(subject).not.toMatch(/[\r\n]/);
          expect([subject.length <= 150, speech.length <= 400]).toEqual([true, true]);
          if (link !== undefined) expect(text.endsWith(`: ${link}`)).toBe(true);
        }
      }
    }
  }
});

test('where the link leaves no room for the title, what happened is said', async () => {
  const { text } = plain('da', await linkAt('vagt.example.com'), long);
  expect(text).toMatch(/^INC-1: Ingen i Servicedesk har taget sagen/);
});

test('a confidential case is not named', () => {
  const { subject, text, speech } = plain('en', undefined, { ...state, confidential: true });
  for (const words of [subject, text, speech]) {
    expect(words).toContain('INC-1');
    expect(words).not.toContain('printer');
  }
});
