import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMail } from '../../adapters/email/read/parse';
import { answerIn, reportIn, subjectIn } from '../../src/mail/reading/words';
import { claimedIn } from '../../src/mail/thread';
import expected from '../fixtures/mail/expected.json';

const folder = join(__dirname, '../fixtures/mail');
const DESK = 'desk@vagt.example';

interface Expected {
  /** Client, language and what is special about it. */
  readonly shape: string;
  readonly thread: string;
  readonly answer?: string;
  readonly report?: string;
}
const all: readonly (readonly [string, Expected])[] = Object.entries(expected);

const read = async ([name, wanted]: readonly [string, Expected]) => {
  const mail = await parseMail(readFileSync(join(folder, name)));
  const { mark, names } = claimedIn(mail, DESK);
  const thread = typeof mark === 'object' ? 'token' : names.length > 0 ? 'names' : 'none';
  const words = wanted.answer === undefined ? reportIn(mail.text) : answerIn(mail.text);
  return { name, mail, thread, words, wanted, client: name.replace(/-\d+\.eml$/, '') };
};

const squeezed = (text: string): string => text.replaceAll(/[ \t]+/g, ' ');

describe('mails as clients write them', () => {
  it('are sixty, each of which says which client it has the shape of', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
    expect(files.toSorted()).toEqual(all.map(([name]) => name).toSorted());
    expect(files.length).toBeGreaterThanOrEqual(60);
    const unsaid = all.filter(
      ([name, { shape }]) => !readFileSync(join(folder, name), 'utf8').includes(`X-Fixture: ${shape}`),
    );
    expect(unsaid).toEqual([]);
  });

  it('are threaded by token or name and cut to what was written', async () => {
    const found = await Promise.all(all.map(read));
    const hit = {
      thread: found.filter(({ thread, wanted }) => thread === wanted.thread),
      words: found.filter(({ words, wanted }) => squeezed(words) === squeezed(wanted.answer ?? wanted.report ?? '')),
    };
    const clients = [...new Set(found.map(({ client }) => client))];
    const lines = clients.map((client) => {
      const of = (some: readonly { readonly client: string }[]) => some.filter((one) => one.client === client).length;
      return `${client.padEnd(16)} ${of(hit.thread)} of ${of(found)} threaded, ${of(hit.words)} of ${of(found)} cut`;
    });
    const all61 = `${hit.thread.length} of ${found.length} threaded, ${hit.words.length} of ${found.length} cut`;
    process.stdout.write(`${[...lines, `together         ${all61}`].join('\n')}\n`);
    const missed = found.filter((one) => !hit.thread.includes(one) || !hit.words.includes(one));
    expect(missed.map(({ name, words, thread, wanted }) => ({ name, words, thread, wanted }))).toEqual([]);
  });

  it('keep their own letters, whatever they were sent in', async () => {
    const found = await Promise.all(all.map(read));
    expect(found.filter(({ mail }) => /[\ufffd]|=\?|Ã/.test(mail.text + mail.subject)).map(({ name }) => name)).toEqual(
      [],
    );
    expect(found.filter(({ mail }) => mail.from?.address !== 'kim@example.com')).toEqual([]);
  });
});

it.each([
  ['SV: VS: [INC-7] Printer på 3. sal', '[INC-7] Printer på 3. sal'],
  ['Re: Re[2]: Printer', 'Printer'],
  ['Reparation af printer', 'Reparation af printer'],
  ['  ', ''],
])('the subject %s is %s', (subject, bare) => {
  expect(subjectIn(subject)).toBe(bare);
});

it.each([
  ['nothing', '', ''],
  ['a quote alone', '> Which one?\n', ''],
  ['a greeting alone', 'Mvh Kim', 'Mvh Kim'],
  ['thanks alone', 'Thanks', 'Thanks'],
  ['thanks with a name', 'It works.\n\nThanks,\nKim', 'It works.'],
  ['Swedish history', 'Den vänstra.\n\nOn 2026-08-26 14:01, IT wrote:\n> Vilken?', 'Den vänstra.'],
  ['an own sentence with a colon', 'Den 3. maj skrev I dette:\nDet er løst', 'Den 3. maj skrev I dette:\nDet er løst'],
])('of %s the answer is found', (_, text, answer) => {
  expect(answerIn(text)).toBe(answer);
});

it('comes to an end with what is meant to take for ever', () => {
  const worst = [
    `On ${'a '.repeat(20_000)}`,
    '> '.repeat(40_000),
    `${'-'.repeat(50_000)}x`,
    'From: a\nTo: b\n'.repeat(5000),
    `Den ${'skrev '.repeat(10_000)}`,
    'Med venlig hilsen '.repeat(5000),
    '\n'.repeat(60_000),
    `sent from ${'x'.repeat(60_000)}`,
  ];
  for (const text of worst) expect(answerIn(text).length + reportIn(text).length).toBeLessThan(100_000);
});
