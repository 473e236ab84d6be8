import { blockComplaints } from './index';
import { actions, button, confirm, image, input, mrkdwn, option, plain, section, select, typing } from './samples';

/** What Slack says of a thing that it does not take. */
type Wrong = readonly [what: string, blocks: readonly object[], complaint: string];

const nested = '/blocks/0/elements/0';
const wrong: readonly Wrong[] = [
  ['an unknown block', [{ type: 'nonsense' }], 'unsupported type: nonsense [json-pointer:/blocks/0/type]'],
  ['a block without a type', [{ text: plain(5) }], 'missing required field: type [json-pointer:/blocks/0]'],
  ['an unknown element', [actions({ type: 'nonsense' })], `unsupported type: nonsense [json-pointer:${nested}/type]`],
  [
    'an input among actions',
    [actions({ type: 'plain_text_input' })],
    `unsupported type: plain_text_input [json-pointer:${nested}/type]`,
  ],
  ['a button as an input', [input(button())], 'unsupported type: button [json-pointer:/blocks/0/element/type]'],
  [
    'a button in a context',
    [{ type: 'context', elements: [button()] }],
    `unsupported type: button [json-pointer:${nested}/type]`,
  ],
  ['an unknown property', [section({ colour: 'red' })], 'invalid additional property: colour [json-pointer:/blocks/0]'],
  [
    'an empty text',
    [section({ text: mrkdwn(0) })],
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'an empty button',
    [actions(button({ text: plain(0) }))],
    `must be more than 0 characters [json-pointer:${nested}/text/text]`,
  ],
  [
    'a section with neither text nor fields',
    [{ type: 'section' }],
    'missing required field: text [json-pointer:/blocks/0]',
  ],
  [
    'mrkdwn in a header',
    [{ type: 'header', text: mrkdwn(5) }],
    'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
  ],
  ['a bare string for a text', [section({ text: 'hello' })], 'must provide an object [json-pointer:/blocks/0/text]'],
  ['no elements', [actions()], 'must provide at least 1 items [json-pointer:/blocks/0/elements]'],
  ['no options', [actions(select({ options: [] }))], `must provide at least 1 items [json-pointer:${nested}/options]`],
  [
    'options and groups',
    [actions(select({ option_groups: [{ label: plain(5), options: [option()] }] }))],
    `must define one of: options, option_groups [json-pointer:${nested}]`,
  ],
  [
    'a choice that is no option',
    [actions(select({ initial_option: option(7) }))],
    `must be one of the \`options\` [json-pointer:${nested}/initial_option]`,
  ],
  [
    'an unknown style',
    [actions(button({ style: 'loud' }))],
    `must be one of: "primary","danger" [json-pointer:${nested}/style]`,
  ],
  [
    'a date that is none',
    [actions({ type: 'datepicker', initial_date: 'today' })],
    `must be a valid date [json-pointer:${nested}/initial_date]`,
  ],
  ['a number for a value', [actions(button({ value: 7 }))], `must provide a string [json-pointer:${nested}/value]`],
  [
    'a text for a flag',
    [typing({ multiline: 'yes' })],
    'must provide a boolean [json-pointer:/blocks/0/element/multiline]',
  ],
  [
    'a picture without alt_text',
    [image({ alt_text: undefined })],
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'a picture without an address',
    [image({ image_url: undefined })],
    'must define one of: image_url, slack_file [json-pointer:/blocks/0]',
  ],
  [
    'a least length over the most',
    [typing({ min_length: 9, max_length: 3 })],
    'must be less than `max_length` [json-pointer:/blocks/0/element/min_length]',
  ],
  [
    'the same block_id twice',
    [section({ block_id: 'a' }), section({ block_id: 'a' })],
    '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
  ],
  [
    'the same action_id twice in a block',
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
  ],
];

describe('blocks may not have', () => {
  it.each(wrong)('%s', (_what, blocks, complaint) => {
    expect(blockComplaints(blocks)).toEqual([complaint]);
  });

  it('is all told at once', () => {
    expect(blockComplaints([{ type: 'nonsense' }, section({ text: mrkdwn(0) })])).toHaveLength(2);
  });
});

describe('blocks may as well have', () => {
  it.each([
    ['inputs in messages', [typing(), input({ type: 'users_select' }), input(select())]],
    ['the same action_id in two blocks', [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))]],
    [
      'everything that Vagt could want',
      [
        section({ accessory: button({ style: 'danger', confirm: confirm() }), fields: [plain(5)] }),
        { type: 'context', elements: [image(), mrkdwn(5)] },
        actions(select({ placeholder: plain(5), initial_option: option() }), {
          type: 'datepicker',
          initial_date: '2026-03-29',
        }),
        input({ type: 'multi_users_select', max_selected_items: 3 }, { optional: true, hint: plain(5) }),
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { bold: true } }] }],
        },
        { type: 'divider' },
        image(),
      ],
    ],
  ])('%s', (_what, blocks) => {
    expect(blockComplaints(blocks)).toEqual([]);
  });
});
