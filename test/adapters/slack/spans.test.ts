import fc from 'fast-check';
import {
  cutSpans,
  escapeMrkdwn,
  notifies,
  plainWords,
  toMrkdwn,
  toRichText,
} from '../../../adapters/slack/render/spans';

describe('text of people as mrkdwn', () => {
  it.each([
    [
      '<!channel> <@U1> & <https://evil.example|x>',
      '&lt;!channel&gt; &lt;@U1&gt; &amp; &lt;https://evil.example|x&gt;',
    ],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['*bold* _it_ ~no~ `code`', '∗bold∗ ˍitˍ ∼no∼ ˋcodeˋ'],
    ['```fence```', 'ˋˋˋfenceˋˋˋ'],
    ['snake_case 2*3 a~b', 'snake_case 2*3 a~b'],
    ['blå_bær_ ＊x＊', 'blå_bærˍ ∗x∗'],
    ['> no quote', '\u2060&gt; no quote'],
    ['a > b\n  >>> no quote', 'a &gt; b\n  \u2060&gt;&gt;&gt; no quote'],
    [':x: 10:30 :tommel_op:', ':\u2060x: 10:30 :\u2060tommel_op:'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['blåbærgrød 🫐 INC-1 10.5', 'blåbærgrød 🫐 INC-1 10.5'],
  ])('%j shows as typed', (typed, escaped) => {
    expect(escapeMrkdwn(typed)).toBe(escaped);
  });

  it('has no tag, no open sign and no emoji code, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&*_~`:!@|ab1. \n') }), (typed) => {
        const escaped = escapeMrkdwn(typed);
        expect(escaped).not.toMatch(/[<>`]|&(?!amp;|lt;|gt;)|^\s*&gt;/m);
        expect(escaped).not.toMatch(/(^|[^ab1])[*_~]|[*_~]($|[^ab1])/);
        expect(escaped).not.toMatch(/:[ab1_]+:/);
      }),
    );
  });
});

describe('spans as mrkdwn', () => {
  it('notify only whom they mention', () => {
    const spans = [
      { user: 'U1', name: 'Bo*' },
      ', ',
      { user: 'U2', name: 'Mia', mention: true },
      ' ',
      { group: 'S1', name: 'Desk' },
    ];
    expect(toMrkdwn(spans)).toBe('Bo∗, <@U2> <!subteam^S1>');
    expect(notifies(spans)).toBe(true);
    expect(notifies(spans.slice(0, 2))).toBe(false);
  });

  it('name whoever has no id of Slack', () => {
    const spans = [{ user: '29:abc', name: 'Mia', mention: true }, ' ', { group: '!here', name: 'Desk' }];
    expect(toMrkdwn(spans)).toBe('Mia Desk');
    expect(notifies(spans)).toBe(false);
  });

  it('put bold around words in one line, and around nothing else', () => {
    expect(toMrkdwn([{ bold: ' a\nb*c* ' }, { bold: ' ' }])).toBe('*a b*c∗*');
  });

  it('link only to the web, with a label that stays inside', () => {
    expect(toMrkdwn([{ link: 'https://desk.example/a|b?c=1&d=>', label: 'the <desk> | here\nnow' }])).toBe(
      '<https://desk.example/a%7Cb?c=1&amp;d=%3E|the &lt;desk&gt; ｜ here now>',
    );
    expect(toMrkdwn([{ link: 'https://desk.example/', label: ' ' }])).toBe(
      '<https://desk.example/|https://desk.example/>',
    );
    expect(toMrkdwn([{ link: 'javascript:alert(1)', label: 'x' }, ' ', { link: 'no address', label: 'y' }])).toBe(
      'x y',
    );
    expect(toMrkdwn([{ link: `https://desk.example/${'a'.repeat(1000)}`, label: 'far' }])).toBe('far');
  });
});

describe('spans as rich text', () => {
  it('are as typed', () => {
    expect(toRichText(['*a* <@U1>\r\n', { bold: ':x:' }, '', { user: 'U1', name: 'Bo' }])).toEqual([
      { type: 'text', text: '*a* <@U1>\n' },
      { type: 'text', text: ':x:', style: { bold: true } },
      { type: 'text', text: 'Bo' },
    ]);
    expect(
      toRichText([
        { link: 'https://desk.example/', label: 'desk' },
        { link: 'ftp://x', label: 'x' },
      ]),
    ).toEqual([
      { type: 'link', url: 'https://desk.example/', text: 'desk' },
      { type: 'text', text: 'x' },
    ]);
  });
});

describe('cutting spans', () => {
  it('counts what is shown, not what was typed', () => {
    expect(toMrkdwn(cutSpans(['&'.repeat(10)], 20, toMrkdwn))).toBe('&amp;&amp;&amp;…');
    expect(cutSpans(['abc', { bold: 'defg' }, 'h'], 6, plainWords)).toEqual(['abc', { bold: 'de…' }]);
    expect(cutSpans(['abc', { user: 'U1', name: 'Bo', mention: true }], 5, toMrkdwn)).toEqual(['abc']);
    expect(cutSpans(['abc'], 3, plainWords)).toEqual(['abc']);
  });

  it('never goes over and never halves an entity', () => {
    const span = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('&', '<', '🫐', 'a'), maxLength: 60 }).map((bold) => ({ bold })),
    );
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), fc.nat(80), (spans, max) => {
        const text = toMrkdwn(cutSpans(spans, max, toMrkdwn));
        expect(text.length).toBeLessThanOrEqual(max);
        expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
      }),
    );
  });
});
