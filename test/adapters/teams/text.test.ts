import { activitySchema, flatten } from '../../../adapters/teams/schema';
import { wordsOf } from '../../../adapters/teams/text';

const at = '<at>Vagt</at>';
const mention = { type: 'mention', text: at, mentioned: { id: '28:vagt', name: 'Vagt' } };

const words = (text: string, more: Readonly<Record<string, unknown>> = {}): string => read(text, more).own;

function read(text: string, more: Readonly<Record<string, unknown>> = {}) {
  return wordsOf(
    activitySchema.parse({
      type: 'message',
      serviceUrl: 'https://smba.example/emea/',
      from: { id: '29:anna' },
      recipient: { id: '28:vagt', name: 'Vagt' },
      conversation: { id: 'a:1' },
      text,
      ...more,
    }),
  );
}
const html = (content: string) => ({ attachments: [{ contentType: 'text/html', content }] });

describe('the words of a message', () => {
  it.each([
    [`${at} report x`, 'report x'],
    [`report ${at} x`, 'report   x'],
    [`${at}&nbsp;report a &amp; b\n`, 'report a & b'],
    [`${at} ask <at>Mia</at> please`, 'ask Mia please'],
  ])('%j are without the bot: %j', (text, expected) => {
    expect(words(text, { entities: [mention] }).replace(/\s+/g, ' ')).toBe(expected.replace(/\s+/g, ' '));
  });

  it.each([
    'the <b>printer</b> jams',
    'a < b and c > d',
    '<script>alert(1)</script>',
    'if (x <= 3) { y }',
    'blåbærgrød 🫐\n\nlinje to',
  ])('%j stay as typed when they are plain', (text) => {
    expect(words(text, { textFormat: 'plain' })).toBe(text);
  });

  it('lose the tags of an editor, not what was typed between angle brackets', () => {
    expect(words('<p>the <b>printer</b> on <floor 3></p>', { textFormat: 'xml' })).toBe('the printer on <floor 3>');
  });

  it.each([
    ['> INC-1 printer\n> jams\n\nstill broken', 'still broken'],
    ['> only a quote', ''],
    ['> one\n> two', ''],
    ['still broken\n> INC-1 printer jams\nsince noon', 'still broken\nsince noon'],
    ['> first\nno\n> second\nyes\n  > third', 'no\nyes'],
    ['&gt; escaped\nmine', 'mine'],
    ['first > second', 'first > second'],
    ['disk is full:\n>= 95 %', 'disk is full:\n>= 95 %'],
  ])('%j without the quote are %j', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it('leave out what Teams quotes in HTML, nested too', () => {
    const quoted =
      '<blockquote itemtype="Reply"><strong>Bo</strong><p>It is <blockquote>old</blockquote> fixed</p></blockquote>';
    const said = '<p>not <em>yet</em>,&nbsp;see &lt;log&gt;<br>line two <img alt="🫐" src="x"></p>';
    expect(words('Bo It is fixed not yet', html(`${quoted}${said}`))).toBe('not yet, see <log>\nline two 🫐');
  });

  const reply = (words: string) =>
    `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="17">\n<strong itemprop="mri" itemid="8:x">Bo</strong><span itemprop="time" itemid="17"></span>\n<p itemprop="preview">${words}</p>\n</blockquote>`;

  it.each([
    ['before', `${reply('secret')}<p>works</p>`, 'works'],
    ['after', `<p>works</p>${reply('secret')}`, 'works'],
    ['between', `<p>no</p>${reply('secret')}<p>yes</p>`, 'no\nyes'],
    ['twice', `${reply('secret')}<p>no</p>${reply('secret')}<p>yes</p>`, 'no\nyes'],
    ['and typed, too', `${reply('secret')}<p>no</p><p>&gt; secret</p><p>yes</p>`, 'no\nyes'],
    ['and nothing else', reply('secret'), ''],
    ['as a reference', '<attachment id="17">secret</attachment><blockquote>secret</blockquote><p>yes</p>', 'yes'],
    ['and never closed', '<p>yes</p><blockquote>secret<p>secret</p>', 'yes'],
    ['in capitals', '<BLOCKQUOTE>secret</BLOCKQUOTE><P>yes</P>', 'yes'],
  ])('leave out what is quoted %s', (_, content, expected) => {
    expect(words('Bo secret no yes works', html(content))).toBe(expected);
  });

  it('leave out a quote in a text that is HTML itself', () => {
    expect(words(`${reply('secret')}<p>yes</p>`, { textFormat: 'xml' })).toBe('yes');
  });

  it.each([
    ['kunden skriver:\n> jeg kan ikke logge ind', {}, 'kunden skriver:\n> jeg kan ikke logge ind'],
    [
      '',
      html(
        `${reply('secret')}<p>kunden skriver:</p><blockquote><p>jeg kan ikke</p><p>logge ind</p></blockquote><p>hm</p>`,
      ),
      'kunden skriver:\n\n> jeg kan ikke\n> logge ind\nhm',
    ],
    ['', html('<p>Se</p><pre>&gt; npm start<br>Error</pre>'), 'Se\n> npm start\nError'],
    ['', html('<p>Se</p><blockquote>den er'), 'Se\n\n> den er'],
  ])('keep what somebody quotes for a report: %j', (text, more, expected) => {
    expect(read(text, more).whole).toBe(expected);
  });

  it('stay as typed where Teams sends them as HTML, too', () => {
    const typed = 'meld felt <data> er tomt & viser <b>fed</b> List<a>';
    const escaped = '<p>meld felt &lt;data&gt; er tomt &amp; viser &lt;b&gt;fed&lt;/b&gt; List&lt;a&gt;</p>';
    expect(words(typed, { textFormat: 'plain', ...html(escaped) })).toBe(typed);
  });

  it.each(['<at>', '<blockquote><span itemtype="http://schema.skype.com/Mention">', '<p "', '<attachment', '<!--'])(
    '%s without an end hides nothing before it',
    (start) => {
      expect(words('', html(`<p>jams</p>${start}`))).toMatch(/^jams/);
    },
  );

  it('leave out what stands for a file', () => {
    expect(words('see <attachment id="1"></attachment>', html('<p>see</p><attachment id="1"></attachment>'))).toBe(
      'see',
    );
  });

  it('leave out the bot in HTML too', () => {
    const said =
      '<blockquote>x</blockquote><p><span itemtype="http://schema.skype.com/Mention" itemid="0">Vagt</span> works</p>';
    expect(words('x Vagt works', { ...html(said), entities: [mention] })).toBe('works');
  });

  it.each(['&#0;', '&#xd800;', '&nosuch;', '&#99999999;'])('%s is no sign and stays', (text) => {
    expect(words(text)).toBe(text);
  });

  it('of 20,000 signs are all there', () => {
    const long = '<>&'.repeat(7000);
    expect(words(long)).toBe(long);
  });
});

describe('what a button sends', () => {
  it('is flat text', () => {
    expect(flatten({ a: 'x', n: 1, b: true, nested: { $ne: 1 }, list: [1], none: null })).toEqual({
      a: 'x',
      n: '1',
      b: 'true',
    });
    expect(flatten('no object')).toEqual({});
    expect(flatten(undefined)).toEqual({});
  });
});
