import { blockComplaints } from './index';
import {
  actions,
  boxes,
  button,
  confirm,
  image,
  many,
  mrkdwn,
  option,
  plain,
  section,
  select,
  table,
  text,
  typing,
} from './samples';

/** The most that is taken, and what is one too many, with what Slack says of it. */
type Limit = readonly [what: string, most: readonly object[], over: readonly object[], complaint: string];

const longer = (max: number, at: string): string => `must be less than ${max + 1} characters [json-pointer:${at}]`;
const more = (max: number, at: string): string => `no more than ${max} items allowed [json-pointer:${at}]`;

const limits: readonly Limit[] = [
  ['50 blocks', many(50, () => section()), many(51, () => section()), more(50, '/blocks')],
  [
    '3000 characters of a section',
    [section({ text: mrkdwn(3000) })],
    [section({ text: mrkdwn(3001) })],
    longer(3000, '/blocks/0/text/text'),
  ],
  [
    '10 fields',
    [section({ fields: many(10, () => mrkdwn(5)) })],
    [section({ fields: many(11, () => mrkdwn(5)) })],
    more(10, '/blocks/0/fields'),
  ],
  [
    '2000 characters of a field',
    [section({ fields: [mrkdwn(2000)] })],
    [section({ fields: [mrkdwn(2001)] })],
    longer(2000, '/blocks/0/fields/0/text'),
  ],
  [
    '150 characters of a header',
    [{ type: 'header', text: plain(150) }],
    [{ type: 'header', text: plain(151) }],
    longer(150, '/blocks/0/text/text'),
  ],
  [
    '10 elements of a context',
    [{ type: 'context', elements: many(10, () => mrkdwn(5)) }],
    [{ type: 'context', elements: many(11, () => mrkdwn(5)) }],
    more(10, '/blocks/0/elements'),
  ],
  [
    '25 elements of actions',
    [actions(...many(25, () => button()))],
    [actions(...many(26, () => button()))],
    more(25, '/blocks/0/elements'),
  ],
  [
    '75 characters of a button',
    [actions(button({ text: plain(75) }))],
    [actions(button({ text: plain(76) }))],
    longer(75, '/blocks/0/elements/0/text/text'),
  ],
  [
    '2000 characters of a value',
    [actions(button({ value: text(2000) }))],
    [actions(button({ value: text(2001) }))],
    longer(2000, '/blocks/0/elements/0/value'),
  ],
  [
    '3000 characters of a url',
    [actions(button({ url: text(3000) }))],
    [actions(button({ url: text(3001) }))],
    longer(3000, '/blocks/0/elements/0/url'),
  ],
  [
    '255 characters of an action_id',
    [actions(button({ action_id: text(255) }))],
    [actions(button({ action_id: text(256) }))],
    longer(255, '/blocks/0/elements/0/action_id'),
  ],
  [
    '255 characters of a block_id',
    [section({ block_id: text(255) })],
    [section({ block_id: text(256) })],
    longer(255, '/blocks/0/block_id'),
  ],
  [
    '75 characters of an option',
    [actions(select({ options: [option(0, { text: plain(75) })] }))],
    [actions(select({ options: [option(0, { text: plain(76) })] }))],
    longer(75, '/blocks/0/elements/0/options/0/text/text'),
  ],
  [
    '100 options of a menu',
    [actions(select({ options: many(100, option) }))],
    [actions(select({ options: many(101, option) }))],
    more(100, '/blocks/0/elements/0/options'),
  ],
  ['10 boxes', [boxes('checkboxes', 10)], [boxes('checkboxes', 11)], more(10, '/blocks/0/elements/0/options')],
  [
    '10 radio buttons',
    [boxes('radio_buttons', 10)],
    [boxes('radio_buttons', 11)],
    more(10, '/blocks/0/elements/0/options'),
  ],
  [
    '5 options of an overflow menu',
    [boxes('overflow', 5)],
    [boxes('overflow', 6)],
    more(5, '/blocks/0/elements/0/options'),
  ],
  [
    '150 characters of a placeholder',
    [typing({ placeholder: plain(150) })],
    [typing({ placeholder: plain(151) })],
    longer(150, '/blocks/0/element/placeholder/text'),
  ],
  [
    '3000 characters typed beforehand',
    [typing({ initial_value: text(3000) })],
    [typing({ initial_value: text(3001) })],
    longer(3000, '/blocks/0/element/initial_value'),
  ],
  [
    'a max_length of 3000',
    [typing({ max_length: 3000 })],
    [typing({ max_length: 3001 })],
    'must be less than 3001 [json-pointer:/blocks/0/element/max_length]',
  ],
  [
    '2000 characters of an alt_text',
    [image({ alt_text: text(2000) })],
    [image({ alt_text: text(2001) })],
    longer(2000, '/blocks/0/alt_text'),
  ],
  [
    '2000 characters of an image title',
    [image({ title: plain(2000) })],
    [image({ title: plain(2001) })],
    longer(2000, '/blocks/0/title/text'),
  ],
  [
    '2000 characters of a label',
    [typing(), { ...typing(), label: plain(2000) }],
    [{ ...typing(), label: plain(2001) }],
    longer(2000, '/blocks/0/label/text'),
  ],
  [
    '300 characters of a question',
    [actions(button({ confirm: confirm({ text: plain(300) }) }))],
    [actions(button({ confirm: confirm({ text: plain(301) }) }))],
    longer(300, '/blocks/0/elements/0/confirm/text/text'),
  ],
  [
    '30 characters of its answer',
    [actions(button({ confirm: confirm({ deny: plain(30) }) }))],
    [actions(button({ confirm: confirm({ deny: plain(31) }) }))],
    longer(30, '/blocks/0/elements/0/confirm/deny/text'),
  ],
  ['100 rows of a table', [table(100, 1)], [table(101, 1)], more(100, '/blocks/0/rows')],
  ['20 columns of a table', [table(1, 20)], [table(1, 21)], more(20, '/blocks/0/rows/0')],
  ['one table', [table(1, 1)], [table(1, 1), table(1, 1)], 'only one table allowed [json-pointer:/blocks]'],
  [
    '12,000 characters of markdown',
    [{ type: 'markdown', text: text(12_000) }],
    [
      { type: 'markdown', text: text(6000) },
      { type: 'markdown', text: text(6001) },
    ],
    'markdown must be less than 12001 characters in all [json-pointer:/blocks]',
  ],
];

describe('blocks may have', () => {
  it.each(limits)('%s, and no more', (_what, most, over, complaint) => {
    expect(blockComplaints(most)).toEqual([]);
    expect(blockComplaints(over)).toEqual([complaint]);
  });
});
