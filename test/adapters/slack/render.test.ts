import fc from 'fast-check';
import { parseAction, parseValue } from '../../../adapters/slack/buttons';
import { renderHome } from '../../../adapters/slack/home';
import { SLACK_LIMITS } from '../../../adapters/slack/limits';
import { renderMessage } from '../../../adapters/slack/message';
import type { Block, Button, View } from '../../../src/views/view';
import { homeComplaints, messageComplaints } from '../../support/block-kit';

const view = (...blocks: Block[]): View => ({ fallback: 'INC-1 <The printer> *now*', blocks });
const button = (label: string, more: Partial<Button> = {}): Button => ({
  label,
  action: 'claim',
  data: { incident: 'i1' },
  ...more,
});
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const blocksOf = (...blocks: Block[]) => renderMessage(view(...blocks)).blocks;
const buttonsIn = (blocks: ReturnType<typeof blocksOf>) =>
  blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));

describe('a view as a message', () => {
  it('is exactly this JSON', () => {
    const message = renderMessage(
      view(
        { type: 'title', text: ['INC-1 · ', { bold: '*Printer*' }] },
        { type: 'text', text: ['waits for <@U1>'], tone: 'attention' },
        { type: 'divider' },
        { type: 'quote', text: '> *it*\n\n<!channel>' },
        {
          type: 'facts',
          facts: [
            { label: 'Team', value: ['_Desk_'] },
            { label: 'Message', value: [{ link: 'https://x.slack.com/p1', label: 'open' }] },
            { label: 'Where', value: [''] },
          ],
        },
        { type: 'image', url: 'https://desk.example/1.png', alt: 'jam.png' },
        { type: 'buttons', buttons: [button('Claim', { style: 'primary' }), button('Ask', { action: 'ask.open' })] },
      ),
    );
    expect(message).toEqual({
      text: 'INC-1 &lt;The printer&gt; ∗now∗',
      blocks: [
        { type: 'header', text: plain('INC-1 · *Printer*') },
        { type: 'section', text: plain('🔴 waits for <@U1>') },
        { type: 'divider' },
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: '> *it*\n\n<!channel>' }] }],
        },
        {
          type: 'section',
          fields: [
            mrkdwn('*Team*'),
            plain('_Desk_'),
            mrkdwn('*Message*'),
            mrkdwn('<https://x.slack.com/p1|open>'),
            mrkdwn('*Where*'),
            plain('–'),
          ],
        },
        { type: 'image', image_url: 'https://desk.example/1.png', alt_text: 'jam.png' },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'vagt:claim:0',
              text: plain('Claim'),
              value: '{"incident":"i1"}',
              style: 'primary',
            },
            { type: 'button', action_id: 'vagt:ask.open:1', text: plain('Ask'), value: '{"incident":"i1"}' },
          ],
        },
      ],
    });
    expect(messageComplaints(message)).toEqual([]);
  });

  it.each([
    ['normal', { type: 'section', text: plain('x') }],
    ['subtle', { type: 'context', elements: [plain('x')] }],
    ['good', { type: 'section', text: plain('✅ x') }],
    ['warning', { type: 'section', text: plain('⚠️ x') }],
    ['attention', { type: 'section', text: plain('🔴 x') }],
  ] as const)('shows a %s text as such', (tone, block) => {
    expect(blocksOf({ type: 'text', text: ['x'], tone })).toEqual([block]);
  });

  it('keeps bold words free of markup, and mentions real', () => {
    expect(blocksOf({ type: 'text', text: [{ bold: 'a *b*' }, ' – c'] })).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'a *b*', style: { bold: true } },
              { type: 'text', text: ' – c' },
            ],
          },
        ],
      },
    ]);
    expect(blocksOf({ type: 'text', text: [{ user: 'U1', name: '', mention: true }] })).toEqual([
      { type: 'section', text: mrkdwn('<@U1>') },
    ]);
    expect(blocksOf({ type: 'text', text: [{ user: 'U1', name: 'Bo' }, ' *x*'] })).toEqual([
      { type: 'section', text: plain('Bo *x*') },
    ]);
  });

  it('repeats a title that is too long for a header', () => {
    const long = `${'word '.repeat(40)}end`;
    expect(blocksOf({ type: 'title', text: [long] })).toEqual([
      { type: 'header', text: plain(`${long.slice(0, 149)}…`) },
      { type: 'section', text: plain(long) },
    ]);
  });

  it('breaks many facts and many buttons into rows, and numbers the buttons through', () => {
    const facts = Array.from({ length: 6 }, (_, n) => ({ label: `L${n}`, value: [`v${n}`] }));
    const buttons = Array.from({ length: 6 }, (_, n) => button(`B${n}`));
    const more = { type: 'buttons', buttons: [button('last')] } as const;
    expect(blocksOf({ type: 'facts', facts }, { type: 'buttons', buttons }, more)).toMatchObject([
      { fields: { length: 10 } },
      { fields: { length: 2 } },
      { elements: { length: 5 } },
      { elements: [{ action_id: 'vagt:claim:5' }] },
      { elements: [{ action_id: 'vagt:claim:6' }] },
    ]);
  });

  it('shows nothing for nothing', () => {
    const nothing: Block[] = [
      { type: 'title', text: [' '] },
      { type: 'text', text: ['', { bold: '\n' }], tone: 'good' },
      { type: 'text', text: [], tone: 'subtle' },
      { type: 'quote', text: ' \n' },
      { type: 'facts', facts: [] },
      { type: 'buttons', buttons: [] },
      { type: 'image', url: 'file:///etc/passwd', alt: '' },
    ];
    expect(blocksOf(...nothing, { type: 'text', text: ['x'] })).toHaveLength(1);
    expect(blocksOf(...nothing)).toEqual([{ type: 'section', text: plain('INC-1 <The printer> *now*') }]);
    expect(messageComplaints(renderMessage({ fallback: ' ', blocks: [] }))).toEqual([]);
  });

  it('says what a picture is where Slack could not fetch it', () => {
    expect(blocksOf({ type: 'image', url: 'data:image/png;base64,AA', alt: 'jam.png' })).toEqual([
      { type: 'context', elements: [plain('jam.png')] },
    ]);
  });
});

describe('what a button carries', () => {
  it('comes back', () => {
    const data = { incident: 'i1', text: '<"\n🫐' };
    const [pressed] = buttonsIn(blocksOf({ type: 'buttons', buttons: [button('A', { action: 'ask.send', data })] }));
    if (pressed?.type !== 'button') throw new Error('a button');
    expect(parseAction(pressed.action_id ?? '')).toBe('ask.send');
    expect(parseValue(pressed.value)).toEqual(data);
  });

  it('is nothing when it is not ours', () => {
    expect(parseAction('other:claim:1')).toBeUndefined();
    expect(parseAction('vagt:claim')).toBeUndefined();
    for (const value of ['', 'x', '[]', '{"a":1}', 'null', undefined]) expect(parseValue(value)).toEqual({});
  });

  it('travels with the message where it is long, once', () => {
    const text = 'æ'.repeat(4000);
    const buttons = ['i1', 'i2'].map((incident) => button(incident, { data: { incident, text } }));
    const message = renderMessage(view({ type: 'buttons', buttons }));
    expect(message.data).toEqual({ text });
    expect(buttonsIn(message.blocks)).toMatchObject([{ value: '{"incident":"i1"}' }, { value: '{"incident":"i2"}' }]);
    const short = renderMessage(view({ type: 'buttons', buttons: [button('A', { data: { text: 'x'.repeat(500) } })] }));
    expect(short).not.toHaveProperty('data');
  });

  it('stays in the buttons where two differ, cut when it must be', () => {
    const buttons = ['a', 'b'].map((sign) => button(sign, { data: { incident: 'i1', text: sign.repeat(3000) } }));
    const message = renderMessage(view({ type: 'buttons', buttons }));
    expect(message).not.toHaveProperty('data');
    expect(messageComplaints(message)).toEqual([]);
    for (const [n, one] of buttonsIn(message.blocks).entries()) {
      if (one.type !== 'button') throw new Error('a button');
      const { incident, text } = parseValue(one.value);
      expect(incident).toBe('i1');
      expect(text).toMatch(n === 0 ? /^a{1900,}…$/ : /^b{1900,}…$/);
    }
  });
});

describe('more blocks than Slack takes', () => {
  const row = (n: number): Block[] => [
    { type: 'divider' },
    { type: 'text', text: [{ bold: `T${n}` }] },
    { type: 'text', text: [`S${n}`], tone: 'subtle' },
    { type: 'text', text: [`R${n}`], tone: 'attention' },
    { type: 'buttons', buttons: [button(`B${n}`)] },
  ];
  const rows = (count: number) => blocksOf(...Array.from({ length: count }, (_, n) => row(n)).flat());

  it('gives up dividers first', () => {
    expect(rows(10)).toHaveLength(50);
    const blocks = rows(12);
    expect(blocks).toHaveLength(48);
    expect(blocks[2]).toEqual({ type: 'section', text: plain('🔴 R0') });
  });

  it('then the space between texts', () => {
    const blocks = rows(20);
    expect(blocks).toHaveLength(40);
    expect(blocks[38]).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'T19', style: { bold: true } },
            { type: 'text', text: '\n' },
            { type: 'text', text: 'S19' },
            { type: 'text', text: '\n' },
            { type: 'text', text: '🔴 R19' },
          ],
        },
      ],
    });
  });

  it('then texts from the end, and never a button', () => {
    const blocks = rows(40);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(buttonsIn(blocks)).toHaveLength(40);
    expect(JSON.stringify(blocks)).toContain('T19');
    expect(JSON.stringify(blocks)).not.toContain('T39');
    expect(messageComplaints({ text: 'x', blocks })).toEqual([]);
  });

  it('then room between buttons', () => {
    const ask = (n: number): Block => ({
      type: 'input',
      id: `i${n}`,
      label: 'L',
      required: false,
      missing: '',
      maxLength: 5,
    });
    const buttons = Array.from({ length: 240 }, (_, n) => button(`${n}`, { data: {} }));
    const { blocks } = renderHome(
      view(
        ...Array.from({ length: 70 }, (_, n) => ask(n)),
        { type: 'buttons', buttons },
        { type: 'text', text: ['x'] },
      ),
    );
    expect(blocks).toHaveLength(80);
    expect(homeComplaints({ type: 'home', blocks })).toEqual([]);
  });

  it('are a hundred on the home', () => {
    const { blocks } = renderHome(view(...Array.from({ length: 20 }, (_, n) => row(n)).flat()));
    expect(blocks).toHaveLength(100);
    expect(blocks.filter((block) => block.type === 'divider')).toHaveLength(20);
  });
});

const words = fc.string({ unit: 'binary', maxLength: 5000, size: 'max' });
const label = fc.string({ unit: 'grapheme', maxLength: 300, size: 'max' });
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ type: 'quote', text })),
  fc
    .tuple(words, fc.constantFrom('normal' as const, 'subtle' as const, 'good' as const))
    .map(([text, tone]): Block => ({ type: 'text', text: [text, { bold: text }], tone })),
  label.map((text): Block => ({ type: 'title', text: [text] })),
  fc
    .array(fc.record({ label, value: words.map((text) => [text]) }), { maxLength: 12 })
    .map((facts): Block => ({ type: 'facts', facts })),
  fc.record({ url: fc.webUrl(), alt: words }).map((more): Block => ({ type: 'image', ...more })),
  fc
    .record({ id: fc.uuid(), label, value: words, placeholder: label })
    .map((more): Block => ({ type: 'input', required: true, missing: 'm', maxLength: 8000, ...more })),
  fc
    .array(label, { minLength: 1, maxLength: 10 })
    .map((labels): Block => ({ type: 'buttons', buttons: labels.map((one) => button(one)) })),
);

describe('the limits of a message', () => {
  it('are kept by every view, and no button or input is lost', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 9 }), words, (blocks, fallback) => {
        const message = renderMessage({ fallback, blocks });
        const buttons = blocks.flatMap((one) => (one.type === 'buttons' ? one.buttons : []));
        expect(messageComplaints(message)).toEqual([]);
        expect(JSON.stringify(message.blocks).length).toBeLessThanOrEqual(SLACK_LIMITS.messageChars);
        expect(buttonsIn(message.blocks)).toHaveLength(buttons.length);
        expect(message.blocks.filter((one) => one.type === 'input')).toHaveLength(
          blocks.filter((one) => one.type === 'input').length,
        );
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });

  it('are kept by each text, however it is escaped', () => {
    const long = '&'.repeat(5000);
    const message = renderMessage({
      fallback: long,
      blocks: [
        { type: 'quote', text: long },
        { type: 'text', text: [{ user: 'U1', name: 'Bo', mention: true }, long] },
      ],
    });
    expect(messageComplaints(message)).toEqual([]);
    expect(message.text).toHaveLength(2996);
    expect(JSON.stringify(message.blocks)).toContain(`"${'&'.repeat(2999)}…"`);
    expect(JSON.stringify(message.blocks)).toContain(`"<@U1>${'&amp;'.repeat(598)}…"`);
  });

  it('are kept by texts that were put together', () => {
    const texts = Array.from({ length: 150 }, (): Block => ({ type: 'text', text: ['t'.repeat(200)] }));
    const home = renderHome(view(...texts));
    expect(homeComplaints(home)).toEqual([]);
    expect(JSON.stringify(home).match(/t{200}/g)).toHaveLength(150);
  });

  it('are kept by a home in bytes', () => {
    const quotes = Array.from({ length: 90 }, (): Block => ({ type: 'quote', text: 'æ'.repeat(3000) }));
    expect(homeComplaints(renderHome(view(...quotes)))).toEqual([]);
  });

  it('cuts the longest text first', () => {
    const facts = Array.from({ length: 8 }, (_, n) => ({ label: `L${n}`, value: ['f'.repeat(1900)] }));
    const shown = JSON.stringify(blocksOf({ type: 'facts', facts }, { type: 'text', text: ['t'.repeat(500)] }));
    expect(shown).toContain('t'.repeat(500));
    expect(shown).toContain('f…');
  });
});
