import { viewComplaints } from './index';

const text = (size: number) => 'x'.repeat(size);
const plain = (size: number) => ({ type: 'plain_text' as const, text: text(size) });
const divider = { type: 'divider' as const };
const modal = (more = {}) => ({ type: 'modal' as const, title: plain(5), blocks: [divider], ...more });
const home = (more = {}) => ({ type: 'home' as const, blocks: [divider], ...more });
const input = { type: 'input', label: plain(5), element: { type: 'plain_text_input', action_id: 'a' }, block_id: 'b' };

describe('a modal may have', () => {
  const longer = (max: number, at: string): string =>
    `must be less than ${max + 1} characters [json-pointer:/view/${at}]`;

  it.each([
    ['24 characters of title', { title: plain(24) }, { title: plain(25) }, longer(24, 'title/text')],
    ['24 characters of submit', { submit: plain(24) }, { submit: plain(25) }, longer(24, 'submit/text')],
    ['24 characters of close', { close: plain(24) }, { close: plain(25) }, longer(24, 'close/text')],
    [
      '3000 characters of private_metadata',
      { private_metadata: text(3000) },
      { private_metadata: text(3001) },
      longer(3000, 'private_metadata'),
    ],
    [
      '255 characters of callback_id',
      { callback_id: text(255) },
      { callback_id: text(256) },
      longer(255, 'callback_id'),
    ],
    [
      '255 characters of external_id',
      { external_id: text(255) },
      { external_id: text(256) },
      longer(255, 'external_id'),
    ],
    [
      '100 blocks',
      {
        blocks: Array(100)
          .fill(0)
          .map(() => divider),
      },
      {
        blocks: Array(101)
          .fill(0)
          .map(() => divider),
      },
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
  ])('%s, and no more', (_what, most, over, complaint) => {
    expect(viewComplaints(modal(most), 'modal')).toEqual([]);
    expect(viewComplaints(modal(over), 'modal')).toContain(complaint);
  });

  it.each([
    [
      'inputs without submit',
      modal({ blocks: [input] }),
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ],
    ['no title', modal({ title: undefined }), 'missing required field: title [json-pointer:/view]'],
    [
      'a table',
      modal({ blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }] }),
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ],
    ['an unknown type', { type: 'sheet', blocks: [] }, 'unsupported type: sheet [json-pointer:/view/type]'],
  ])('not have %s', (_what, view, complaint) => {
    expect(viewComplaints(view, 'modal')).toEqual([
      'failed to match all allowed schemas [json-pointer:/view]',
      complaint,
    ]);
  });

  it('inputs with submit', () => {
    expect(viewComplaints(modal({ blocks: [input], submit: plain(5) }), 'modal')).toEqual([]);
  });
});

describe('a home may', () => {
  it('have blocks, inputs too, and no title', () => {
    expect(viewComplaints(home({ blocks: [input] }), 'home')).toEqual([]);
    expect(viewComplaints(home({ title: plain(5) }), 'home')).toContain(
      'invalid additional property: title [json-pointer:/view]',
    );
  });
});
