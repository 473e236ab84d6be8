import fc from 'fast-check';
import { escapeMarkdown, toMarkdown } from '../../../adapters/teams/render/spans';
import { cut } from '../../../src/view/cut';

describe('text of people', () => {
  it.each([
    ['**bold** _it_ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\`'],
    ['[click](https://evil.example)', '\\[click\\](https://evil.example)'],
    ['<b>x</b> & <at>all</at>', '&lt;b&gt;x&lt;/b&gt; &amp; &lt;at&gt;all&lt;/at&gt;'],
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['1. no number', '1\\. no number'],
    ['> no quote', '&gt; no quote'],
    ['    no code', '\u00a0\u00a0\u00a0\u00a0no code'],
    ['a ~~b~~ | c', 'a \\~\\~b\\~\\~ \\| c'],
    ['{{DATE(2026-01-01, SHORT)}}', '\\{\\{DATE(2026-01-01, SHORT)}}'],
    ['C:\\temp\\*', 'C:\\\\temp\\\\\\*'],
    ['one\ntwo\r\nthree', 'one\n\ntwo\n\nthree'],
    ['blåbærgrød 🫐 INC-1 10.5', 'blåbærgrød 🫐 INC-1 10.5'],
  ])('%j shows as typed', (typed, escaped) => {
    expect(escapeMarkdown(typed)).toBe(escaped);
  });

  it('leaves no tag and no bare markup, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&*_[]`~|\\ab1.# \n-') }), (typed) => {
        const escaped = escapeMarkdown(typed);
        expect(escaped).not.toMatch(/[<>]/);
        expect(escaped.replace(/\\./g, '')).not.toMatch(/[*_[\]`~|\\]/);
      }),
    );
  });
});

describe('spans', () => {
  it('link only to the web', () => {
    expect(toMarkdown([{ link: 'https://desk.example/a(b)', label: 'the [desk]' }], [])).toBe(
      '[the \\[desk\\]](https://desk.example/a%28b%29)',
    );
    expect(toMarkdown([{ link: 'javascript:alert(1)', label: 'x' }], [])).toBe('x');
  });

  it('notify only whom they mention', () => {
    const mentions: Parameters<typeof toMarkdown>[1] = [];
    expect(
      toMarkdown(
        [
          { user: 'u1', name: 'Bo*' },
          { user: 'u2', name: 'Mia', mention: true },
        ],
        mentions,
      ),
    ).toBe('Bo\\*<at>Mia</at>');
    expect(mentions.map((mention) => mention.mentioned.id)).toEqual(['u2']);
  });
});

describe('cut', () => {
  it('keeps emoji whole and says that something is missing', () => {
    expect(cut('abcdef', 6)).toBe('abcdef');
    expect(cut('abcdefg', 6)).toBe('abcde…');
    expect(cut('ab🫐cd', 4)).toBe('ab…');
    expect(cut('abc', 0)).toBe('');
  });
});
