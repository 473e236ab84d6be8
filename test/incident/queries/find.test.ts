import fc from 'fast-check';
import { createDeskChat, shown } from '../../support/desk-chat';

const NAMES = ['kim', 'dina', 'anna', 'bo', 'carl', 'ole'] as const;
const WORDS = ['printer', 'skærm', 'vpn', 'netværk', 'laptop', 'dør'] as const;
/** Words that stand in one case alone, so that they betray it. */
const secretOf = (index: number): string => `hemmelig${'abcdefgh'[index]}${index}`;

const report = fc.record({
  by: fc.constantFrom(...NAMES),
  words: fc.subarray([...WORDS], { minLength: 1 }),
  then: fc.constantFrom('nothing', 'claim', 'hand over', 'cancel'),
});

test('what somebody may not read is never found, by whatever words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(report, { minLength: 1, maxLength: 6 }), async (reports) => {
      const desk = createDeskChat();
      for (const [index, { by, words, then }] of reports.entries()) {
        await desk.says(by, `report ${words.join(' ')} ${secretOf(index)}`);
        if (then === 'claim') await desk.says('dina', `claim INC-${index + 1}`);
        if (then === 'hand over') await desk.says('dina', `hand over INC-${index + 1} network`);
        if (then === 'cancel') await desk.says(by, `cancel INC-${index + 1}`);
      }
      for (const reader of NAMES) {
        for (const words of [...WORDS, ...NAMES.map((name) => `@${name}`), ...reports.map((_, i) => secretOf(i))]) {
          const found = shown(await desk.says(reader, `find ${words}`));
          for (const [index] of reports.entries()) {
            const name = secretOf(index);
            if (name === words || !found.includes(name)) continue;
            const card = shown(await desk.says(reader, `show INC-${index + 1}`));
            expect([reader, words, card.includes(name)]).toEqual([reader, words, true]);
          }
          const numbers = [...found.matchAll(/INC-(\d+) /g)].map(([, number]) => number);
          for (const number of numbers) {
            const card = shown(await desk.says(reader, `show INC-${number}`));
            expect([reader, words, number, card.includes(secretOf(Number(number) - 1))]).toEqual([
              reader,
              words,
              number,
              true,
            ]);
          }
        }
      }
    }),
    { numRuns: 15 },
  );
});

describe('what is found', () => {
  const withCases = async (count: number) => {
    const desk = createDeskChat();
    for (let n = 0; n < count; n += 1) await desk.says('kim', `report the printer ${n === 3 ? 'jammed' : 'smells'}`);
    return desk;
  };

  it('stands on pages, and is narrowed by select', async () => {
    const desk = await withCases(12);
    await desk.says('kim', 'cancel INC-1');
    expect(shown(await desk.says('dina', 'find printer'))).toContain('1–10 of 12 cases');
    const next = shown(await desk.presses('dina', 'find', { words: 'printer', from: '10' }));
    expect(next).toContain('11–12 of 12 cases');
    expect(shown(await desk.presses('dina', 'find', { words: 'printer', from: '99' }))).toContain('11–12 of 12 cases');
    expect(shown(await desk.presses('dina', 'find', { words: 'printer', state: 'ended' }))).toContain('1–1 of 1 case,');
    expect(shown(await desk.presses('dina', 'find', { words: 'printer', team: 'network', from: '-1' }))).toContain(
      '12',
    );
  });

  it('has the words marked, in the title or in a line of the report', async () => {
    const desk = await withCases(1);
    await desk.says('kim', 'report the door is locked\nthe key is in the printers tray');
    const words = shown(await desk.says('dina', 'find printer'));
    expect(words).toContain('["INC-1 · the ",{"bold":"printer"}," smells"]');
    expect(words).toContain('["the key is in the ",{"bold":"printers"}," tray"]');
  });

  it('is best first: what holds all the words', async () => {
    const desk = await withCases(6);
    const words = shown(await desk.says('dina', 'find jammed printer'));
    expect(words.indexOf('INC-4')).toBeLessThan(words.indexOf('INC-6'));
  });

  it.each(['find prnter', 'find pirnter', 'find printeer', 'find Printer!', 'search PRINTERS'])('%s', async (text) => {
    const desk = await withCases(1);
    expect(shown(await desk.says('dina', text))).toContain('INC-1');
  });

  it.each(['find prxyter', 'find /zz.*/', 'find $gt', 'find vpm'])('nothing by %s', async (text) => {
    const desk = await withCases(1);
    const words = shown(await desk.says('dina', text));
    expect(words).toContain('No case that you can read fits');
    expect(words).toContain('report.open');
  });

  it.each([
    ['only words that say nothing', 'find the and of'],
    ['og på dansk', 'søg og i det'],
    ['an operator of MongoDB', 'find {"$where":"sleep(9)"}'],
    ['an expression that never ends', 'find (a+)+$'],
    ['signs alone', 'find .*'],
  ])('nothing, and in a sentence, by %s', async (_, text) => {
    const desk = await withCases(2);
    const words = shown(await desk.says('dina', text));
    expect(words).not.toMatch(/INC-\d/);
    expect(words).toMatch(/No case that you can read fits|Those words are everywhere|De ord står overalt/);
  });

  it('nothing by four thousand letters, which it does not read', async () => {
    const desk = await withCases(1);
    const words = shown(await desk.says('dina', `find ${'printer '.repeat(500)}`));
    expect(words).toContain('I can take 100');
    expect(words).not.toContain('INC-1');
    const pressed = shown(await desk.presses('dina', 'find', { words: 'printer '.repeat(500) }));
    expect(pressed).not.toContain('undefined');
  });

  it('is a report where a caller begins a long text with it', async () => {
    const desk = await withCases(0);
    const long = `find ud af hvorfor ${'printeren ikke virker '.repeat(8)}`;
    expect(shown(await desk.says('kim', long))).toContain('report.send');
    expect(shown(await desk.says('dina', long))).toContain('I can take 100');
  });
});
