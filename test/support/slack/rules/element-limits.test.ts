import { blockComplaints } from './index';
import { button, confirm, input, many, option, plain, section, select, text } from './samples';

/** An element with the most that is taken, and with one too many; where Slack points. */
type Limit = readonly [what: string, most: object, over: object, at: string];

const asking = (more: object) => button({ confirm: confirm(more) });
const choosing = (more: object) => select({ options: [option(0, more)] });
const grouped = (groups: readonly object[]) => ({ type: 'static_select', option_groups: groups });
const group = (label = 5, options = 1) => ({ label: plain(label), options: many(options, option) });
const several = (max_selected_items: number) => ({ type: 'multi_users_select', max_selected_items });

const longer: readonly Limit[] = [
  [
    '100 characters of a question title',
    asking({ title: plain(100) }),
    asking({ title: plain(101) }),
    'confirm/title/text',
  ],
  ['30 characters of its yes', asking({ confirm: plain(30) }), asking({ confirm: plain(31) }), 'confirm/confirm/text'],
  [
    '75 characters read aloud',
    button({ accessibility_label: text(75) }),
    button({ accessibility_label: text(76) }),
    'accessibility_label',
  ],
  [
    '150 characters of an option value',
    choosing({ value: text(150) }),
    choosing({ value: text(151) }),
    'options/0/value',
  ],
  [
    '75 characters of its description',
    choosing({ description: plain(75) }),
    choosing({ description: plain(76) }),
    'options/0/description/text',
  ],
  ['75 characters of a group', grouped([group(75)]), grouped([group(76)]), 'option_groups/0/label/text'],
  ['100 people', several(100), several(101), 'max_selected_items'],
];

const more: readonly Limit[] = [
  ['100 groups', grouped(many(100, () => group())), grouped(many(101, () => group())), 'option_groups'],
  ['100 options in a group', grouped([group(5, 100)]), grouped([group(5, 101)]), 'option_groups/0/options'],
];

describe('elements may have', () => {
  const at = '/blocks/0/accessory';

  it.each(longer)('%s, and no more', (_what, most, over, where) => {
    expect(blockComplaints([section({ accessory: most })])).toEqual([]);
    const [complaint, ...others] = blockComplaints([section({ accessory: over })]);
    expect(complaint).toMatch(new RegExp(`^must be less than \\d+.*json-pointer:${at}/${where}\\]$`));
    expect(others).toEqual([]);
  });

  it.each(more)('%s, and no more', (_what, most, over, where) => {
    expect(blockComplaints([section({ accessory: most })])).toEqual([]);
    const complaint = `no more than 100 items allowed [json-pointer:${at}/${where}]`;
    expect(blockComplaints([section({ accessory: over })])).toEqual([complaint]);
  });

  it.each([
    [
      'a least length over 3000',
      input({ type: 'plain_text_input', min_length: 3001 }),
      'must be less than 3001',
      'element/min_length',
    ],
    [
      'a max_length of none',
      input({ type: 'plain_text_input', max_length: 0 }),
      'must be more than 0',
      'element/max_length',
    ],
    [
      'a text for a number',
      input({ type: 'plain_text_input', max_length: '9' }),
      'must provide an integer',
      'element/max_length',
    ],
    [
      'a number input without is_decimal_allowed',
      input({ type: 'number_input' }),
      'missing required field: is_decimal_allowed',
      'element',
    ],
    [
      'a hint over 2000 characters',
      input({ type: 'plain_text_input' }, { hint: plain(2001) }),
      'must be less than 2001 characters',
      'hint/text',
    ],
    [
      'a time that is none',
      input({ type: 'datetimepicker', initial_date_time: 12 }),
      'must be a valid UNIX timestamp',
      'element/initial_date_time',
    ],
    [
      'one option for the list',
      section({ accessory: select({ options: option() }) }),
      'must provide an array',
      'accessory/options',
    ],
    [
      'a bare string for an option',
      section({ accessory: { type: 'overflow', options: ['x'] } }),
      'must provide an object',
      'accessory/options/0',
    ],
    [
      'a picture without an address',
      section({ accessory: { type: 'image', alt_text: 'a' } }),
      'must define one of: image_url, slack_file',
      'accessory',
    ],
    [
      '21 settings of columns',
      { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]], column_settings: many(21, () => ({})) },
      'no more than 20 items allowed',
      'column_settings',
    ],
    [
      'a long text in a context',
      { type: 'context', elements: [plain(3001)] },
      'must be less than 3001 characters',
      'elements/0/text',
    ],
  ])('not %s', (_what, block, complaint, where) => {
    expect(blockComplaints([block])).toContain(`${complaint} [json-pointer:/blocks/0/${where}]`);
  });
});
