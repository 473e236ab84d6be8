import { inflateRawSync } from 'node:zlib';
import type { Lang } from '../../src/ground/lang';
import type { Ping } from '../../src/incident/pings';
import type { ReviewDocument } from '../../src/review/export/document';
import { makeDocument } from '../../src/review/export/make';
import { writtenReview } from '../../src/review/export/written';
import { aDesk } from '../support/desk';
import { minutesAfter } from '../support/given';
import { theCase, theReview } from './story';

const pings: readonly Ping[] = [
  {
    at: minutesAfter(1),
    kind: 'ping',
    to: { type: 'person', name: 'Anna Holm' },
    way: 'teams',
    fate: { status: 'sent', at: minutesAfter(1) },
  },
];

const written = (lang: Lang, names = false): ReviewDocument =>
  writtenReview(
    theReview(),
    theCase(),
    pings,
    { desk: aDesk(), reader: { lang, zone: 'Europe/Copenhagen' }, now: minutesAfter(200) },
    names,
  );

const NAMES = /Kim|Jensen|Dina|Krogh|\bBo\b|Lund|Anna|Holm|Carl|Friis|@example/;

/** The text of one file within a zip. */
const unzipped = (bytes: Uint8Array, wanted: string): string => {
  const zip = Buffer.from(bytes);
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) !== wanted) continue;
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    return inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(at + 20))).toString('utf8');
  }
  throw new Error(`No ${wanted}`);
};

describe('a review as a file', () => {
  it.each(['da', 'en'] as const)('holds roles where people were named: %s', (lang) => {
    expect(JSON.stringify(written(lang))).not.toMatch(NAMES);
    expect(JSON.stringify(written(lang, true))).toMatch(/Dina Krogh[\s\S]*Bo Lund/);
  });

  it('says who somebody was to the case, genitives too', () => {
    const all = JSON.stringify(written('da'));
    expect(all).toContain('Gennemgang af INC-1 · brugerens printer på 3. sal er gået i stå');
    expect(all).toContain('operatør 1');
    expect(all).toContain('teamlederen havde en reserve på lager');
    expect(JSON.stringify(written('en'))).toContain('the caller’s printer');
  });

  it('marks what the caller does not read, and says who was told when', () => {
    const { sections } = written('da');
    const timeline = sections.find(({ heading }) => heading === 'Forløb');
    const rows = timeline?.type === 'table' ? timeline.rows : [];
    expect(rows.filter(([, , read]) => read === 'internt')).toHaveLength(40);
    expect(rows.find(([, what]) => what?.includes('bestiller en ny blæser'))?.[2]).toBe('også brugeren');
    expect(rows[0]?.[0]).toBe('mandag den 23. november 2026 kl. 09.00');
    const told = sections.find(({ heading }) => heading === 'Hvem fik besked hvornår');
    expect(told?.type === 'table' ? told.rows[0]?.[2] : undefined).toContain('Teamlederen');
  });

  it('is Markdown in which nobody’s words are markup', async () => {
    const review = theReview({
      parts: { summary: { text: '# <b>| *x*', at: minutesAfter(1), by: { id: 'x', name: 'X' } } },
    });
    const context = { desk: aDesk(), reader: { lang: 'da', zone: 'UTC' }, now: minutesAfter(200) } as const;
    const file = await makeDocument(writtenReview(review, theCase(), [], context, false), 'markdown', 'INC-1');
    const text = new TextDecoder().decode(file.bytes);
    expect(file.name).toBe('INC-1.md');
    expect(text).toContain(String.raw`\# \<b\>\| \*x\*`);
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('| ') && !/^\| (?:[^|]|\\\|)*(?: \| (?:[^|]|\\\|)*){2,3} \|$/.test(line)),
    ).toEqual([]);
  });

  it('is a document for Word, its names taken out and its letters kept', async () => {
    const { bytes, name } = await makeDocument(written('da'), 'docx', 'INC-1');
    const xml = unzipped(bytes, 'word/document.xml');
    expect(name).toBe('INC-1.docx');
    expect(xml).toContain('køleblæseren på 3. sal');
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).not.toMatch(NAMES);
  });

  it('is a PDF whose table goes over pages', async () => {
    const { bytes } = await makeDocument(written('da'), 'pdf', 'INC-1');
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(1);
  });
});
