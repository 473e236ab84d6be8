import { parseStrings } from '../../../adapters/slack/json';
import { parseAction, parseSelect, rowData } from '../../../adapters/slack/render/buttons';
import { SLACK_LIMITS } from '../../../adapters/slack/render/limits';
import { renderMessage } from '../../../adapters/slack/render/message';
import type { Block, Button, View } from '../../../src/view/view';
import { messageComplaints } from '../../support/block-kit';

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

describe('choices in a line', () => {
  const menu = (id: string, label: string, value?: string) => ({
    id,
    label,
    choices: [
      { value: 'a', label: '<A>' },
      { value: 'b', label: 'B' },
    ],
    ...(value !== undefined && { value }),
  });
  const save = button('Save', { action: 'assess', data: { incident: 'i1', place: 'team' }, submits: true });

  it('are menus that send what is picked with the data of the button they stand for', () => {
    const message = renderMessage(
      view({ type: 'selects', selects: [menu('impact', 'Who is hit?'), menu('urgency', 'Can they work?', 'b')], save }),
    );
    const options = [
      { text: plain('<A>'), value: 'a' },
      { text: plain('B'), value: 'b' },
    ];
    expect(message.blocks).toEqual([
      {
        type: 'actions',
        block_id: '2:{"incident":"i1","place":"team"}',
        elements: [
          {
            type: 'static_select',
            action_id: 'vagt:assess:0:impact',
            placeholder: plain('Who is hit?'),
            options,
          },
          {
            type: 'static_select',
            action_id: 'vagt:assess:1:urgency',
            placeholder: plain('Can they work?'),
            options,
            initial_option: options[1],
          },
        ],
      },
    ]);
    expect(messageComplaints(message)).toEqual([]);
    expect(parseAction('vagt:assess:1:urgency')).toBe('assess');
    expect(parseSelect('vagt:assess:1:urgency')).toBe('urgency');
    expect(parseSelect('vagt:assess:1')).toBeUndefined();
    expect(parseStrings(rowData('2:{"incident":"i1","place":"team"}'))).toEqual(save.data);
  });

  it('keep their data where rows of buttons are put together, and are nothing without choices', () => {
    const rows = Array.from({ length: 60 }, (): Block => ({ type: 'buttons', buttons: [button('A')] }));
    const blocks = blocksOf(...rows, { type: 'selects', selects: [menu('impact', 'Who')], save }, ...rows.slice(0, 5));
    expect(blocks.length).toBeLessThanOrEqual(SLACK_LIMITS.messageBlocks);
    expect(blocks.filter(({ block_id }) => block_id !== undefined)).toMatchObject([
      { block_id: expect.stringMatching(/^\d+:\{"incident":"i1","place":"team"\}$/), elements: { length: 1 } },
    ]);
    const none = { id: 'x', label: 'X', choices: [] };
    expect(blocksOf({ type: 'selects', selects: [none], save }, { type: 'text', text: ['x'] })).toHaveLength(1);
  });
});

describe('what a button carries', () => {
  const dataIn = (blocks: ReturnType<typeof blocksOf>) =>
    buttonsIn(blocks).map((one) => parseStrings(one.type === 'button' ? one.value : undefined));
  it('comes back', () => {
    const data = { incident: 'i1', text: '<"\n🫐' };
    const [pressed] = buttonsIn(blocksOf({ type: 'buttons', buttons: [button('A', { action: 'ask.send', data })] }));
    if (pressed?.type !== 'button') throw new Error('a button');
    expect(parseAction(pressed.action_id ?? '')).toBe('ask.send');
    expect(parseStrings(pressed.value)).toEqual(data);
  });

  it('is nothing when it is not ours', () => {
    expect(parseAction('other:claim:1')).toBeUndefined();
    expect(parseAction('vagt:claim')).toBeUndefined();
    for (const value of ['', 'x', '[]', '{"a":1}', 'null', undefined]) expect(parseStrings(value)).toEqual({});
  });

  it('is all of it, however many buttons a message or an answer to one person has', () => {
    const text = 'x'.repeat(4000);
    const buttons = Array.from({ length: 12 }, (_, n) =>
      button(`B${n}`, { data: { incident: `i${n}`, id: text.slice(3300) } }),
    );
    const { blocks } = renderMessage(view({ type: 'text', text: [text] }, { type: 'buttons', buttons }));
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(SLACK_LIMITS.messageChars);
    expect(dataIn(blocks)).toEqual(buttons.map(({ data }) => data));
  });
});
