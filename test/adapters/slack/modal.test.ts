import { loadingModal, readInputs, readModal, renderModal } from '../../../adapters/slack/render/modal';
import type { Block, Button, View } from '../../../src/view/view';
import { modalComplaints } from '../../support/block-kit';

const view = (...blocks: Block[]): View => ({ fallback: 'A form', blocks });
const button = (label: string, action: string, more: Partial<Button> = {}): Button => ({
  label,
  action,
  data: { incident: 'i1' },
  ...more,
});
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const input = (more: Partial<Extract<Block, { type: 'input' }>> = {}): Block => ({
  type: 'input',
  id: 'text',
  label: 'What fixed it',
  required: true,
  missing: 'Say it',
  maxLength: 4000,
  ...more,
});
const choice = (count: number, value?: string): Block => ({
  type: 'choice',
  id: 'code',
  label: 'How',
  required: true,
  missing: 'Choose',
  choices: Array.from({ length: count }, (_, n) => ({ value: `v${n}`, label: `L${n}` })),
  ...(value !== undefined && { value }),
});
const send = button('Send', 'resolve.send', { submits: true, style: 'primary' });
const form = (...blocks: Block[]): View =>
  view({ type: 'title', text: ['Resolve'] }, ...blocks, {
    type: 'buttons',
    buttons: [send, button('Cancel', 'show', { leaves: true })],
  });
const dataIn = (modal: ReturnType<typeof renderModal>) => readModal(modal.private_metadata ?? '');

describe('a form as a modal', () => {
  it('is exactly this JSON', () => {
    const modal = renderModal(form(input({ multiline: true, placeholder: 'Toner' }), choice(2, 'v1')), {
      channel: 'C1',
    });
    expect(modal).toEqual({
      type: 'modal',
      callback_id: 'vagt',
      title: plain('Resolve'),
      close: plain('Cancel'),
      submit: plain('Send'),
      private_metadata: '{"channel":"C1","action":"resolve.send","data":{"incident":"i1"}}',
      blocks: [
        {
          type: 'input',
          block_id: 'text',
          label: plain('What fixed it'),
          optional: false,
          element: {
            type: 'plain_text_input',
            action_id: 'text',
            multiline: true,
            max_length: 3000,
            placeholder: plain('Toner'),
          },
        },
        {
          type: 'input',
          block_id: expect.stringMatching(/^code:[0-9a-f]{8}$/),
          label: plain('How'),
          optional: false,
          element: {
            type: 'radio_buttons',
            action_id: 'code',
            options: [
              { text: plain('L0'), value: 'v0' },
              { text: plain('L1'), value: 'v1' },
            ],
            initial_option: { text: plain('L1'), value: 'v1' },
          },
        },
      ],
    });
    expect(modalComplaints(modal)).toEqual([]);
    expect(dataIn(modal)).toEqual({
      action: 'resolve.send',
      data: { incident: 'i1' },
      origin: { channel: 'C1' },
    });
  });

  it('asks for a case by a menu that asks for its options', () => {
    const which = (value?: string): Block => ({
      type: 'case',
      id: 'into',
      label: 'Which case?',
      required: true,
      missing: 'Say it',
      maxLength: 60,
      placeholder: 'Such as INC-7',
      ...(value !== undefined && { value }),
    });
    const modal = renderModal(form(which()));
    expect(modal.blocks).toEqual([
      {
        type: 'input',
        block_id: 'into',
        label: plain('Which case?'),
        optional: false,
        element: {
          type: 'external_select',
          action_id: 'into',
          min_query_length: 0,
          placeholder: plain('Such as INC-7'),
        },
      },
    ]);
    const filled = renderModal(form(which('INC-7')));
    expect(filled.blocks[0]).toMatchObject({ element: { initial_option: { text: plain('INC-7'), value: 'INC-7' } } });
    for (const one of [modal, filled]) expect(modalComplaints(one)).toEqual([]);
    const chosen = { type: 'external_select', selected_option: { text: plain('INC-7 · Toner'), value: 'INC-7' } };
    expect(readInputs({ values: { into: { into: chosen } } })).toEqual({ into: 'INC-7' });
  });

  it('gives an input another id with another prefilled value, and the same with the same', () => {
    const idOf = (value: string) => renderModal(form(input({ value }))).blocks[0]?.block_id;
    expect(idOf('a')).toMatch(/^text:[0-9a-f]{8}$/);
    expect(idOf('a')).toBe(idOf('a'));
    expect(idOf('a')).not.toBe(idOf('b'));
    expect(idOf('')).toBe('text');
  });

  it('never prefills more than may be typed', () => {
    const long = renderModal(form(input({ value: 'x'.repeat(4000) })));
    expect(long.blocks[0]).toMatchObject({ element: { initial_value: `${'x'.repeat(2999)}…`, max_length: 3000 } });
    const short = renderModal(form(input({ value: 'x'.repeat(501), maxLength: 500, required: false })));
    expect(short.blocks[0]).toMatchObject({
      optional: true,
      element: { initial_value: `${'x'.repeat(499)}…`, max_length: 500 },
    });
  });

  it('folds many choices into a menu, and preselects only what can be chosen', () => {
    const elementOf = (block: Block) => renderModal(form(block)).blocks[0];
    expect(elementOf(choice(10))).toMatchObject({ element: { type: 'radio_buttons', options: { length: 10 } } });
    expect(elementOf(choice(11))).toMatchObject({ element: { type: 'static_select', options: { length: 11 } } });
    expect(elementOf(choice(120))).toMatchObject({ element: { options: { length: 100 } } });
    expect(elementOf(choice(3, 'v7'))).not.toHaveProperty('element.initial_option');
  });

  it('keeps its other buttons, also of several that send', () => {
    const buttons = [
      button('Answer to INC-1 (The printer is jammed)', 'answer.choose', { submits: true }),
      button('Something new', 'answer.choose', { submits: true, data: {} }),
      button('Help', 'help'),
    ];
    const modal = renderModal(view(input(), { type: 'buttons', buttons }));
    expect(modal).toMatchObject({ submit: plain('Something new'), close: plain('OK') });
    expect(dataIn(modal)).toEqual({ action: 'answer.choose', data: {}, origin: {} });
    expect(modal.blocks[1]).toMatchObject({
      elements: [{ action_id: 'vagt:answer.choose:0' }, { action_id: 'vagt:help:1' }],
    });
    expect(modalComplaints(modal)).toEqual([]);
  });

  it('is sent by the button that is meant', () => {
    const buttons = [button('Other', 'other.send', { submits: true }), send];
    const modal = renderModal(view(input(), { type: 'buttons', buttons }));
    expect(modal).toMatchObject({ submit: plain('Send') });
    expect(dataIn(modal).action).toBe('resolve.send');
  });

  it('carries its data whole', () => {
    const data = { incident: 'i1', pictures: 'x'.repeat(2000) };
    const modal = renderModal(view(input(), { type: 'buttons', buttons: [{ ...send, data }] }), { channel: 'C1' });
    expect(dataIn(modal)).toEqual({ action: 'resolve.send', origin: { channel: 'C1' }, data });
  });

  it('can be sent even with no button that sends', () => {
    expect(renderModal(view(input()))).toMatchObject({ submit: plain('OK') });
  });
});

describe('a view to read as a modal', () => {
  it('has no submit, and keeps every button', () => {
    const modal = renderModal(
      view(
        { type: 'title', text: ['INC-1 · The printer on floor 3 is jammed'] },
        { type: 'buttons', buttons: [button('Back', 'show'), button('Claim', 'claim')] },
      ),
    );
    expect(modal).toEqual({
      type: 'modal',
      callback_id: 'vagt',
      title: plain('INC-1 · The printer on…'),
      close: plain('OK'),
      private_metadata: '{"data":{}}',
      blocks: [
        { type: 'header', text: plain('INC-1 · The printer on floor 3 is jammed') },
        { type: 'actions', elements: [expect.objectContaining({ text: plain('Back') }), expect.anything()] },
      ],
    });
  });

  it('cuts a title in the middle of a word only when it must', () => {
    const titleOf = (text: string) => renderModal(view({ type: 'title', text: [text] })).title.text;
    expect(titleOf('x'.repeat(30))).toBe(`${'x'.repeat(23)}…`);
    expect(titleOf('Exactly twenty-four chrs')).toBe('Exactly twenty-four chrs');
    expect(titleOf('INC-1042 · Printeren · er i stykker')).toBe('INC-1042 · Printeren…');
    expect(titleOf(' ')).toBe('Vagt');
  });

  it('is never empty', () => {
    expect(modalComplaints(renderModal(view()))).toEqual([]);
    expect(renderModal(view({ type: 'title', text: ['Short'] })).blocks).toEqual([
      { type: 'section', text: plain('A form') },
    ]);
  });

  it('holds at most a hundred blocks, buttons first', () => {
    const blocks = Array.from(
      { length: 150 },
      (_, n): Block => ({ type: 'image', url: `https://x.dk/${n}`, alt: 'a' }),
    );
    const modal = renderModal(view(...blocks, { type: 'buttons', buttons: [button('Claim', 'claim')] }));
    expect(modalComplaints(modal)).toEqual([]);
    expect(modal.blocks.at(-1)).toMatchObject({ type: 'actions' });
    expect(modal.blocks[0]).toMatchObject({ image_url: 'https://x.dk/0' });
  });

  it('is small enough in bytes', () => {
    const quotes = Array.from({ length: 90 }, (): Block => ({ type: 'quote', text: 'æ'.repeat(3000) }));
    expect(modalComplaints(renderModal(view(...quotes)))).toEqual([]);
  });

  it('stands for one that is still being made', () => {
    expect(loadingModal()).toEqual({
      type: 'modal',
      callback_id: 'vagt',
      title: plain('Vagt'),
      close: plain('Luk / Close'),
      blocks: [{ type: 'section', text: plain('Henter … / Loading …') }],
    });
    expect(modalComplaints(loadingModal())).toEqual([]);
  });
});

describe('what a form brings back', () => {
  it('is one value for each input that holds one', () => {
    const values = {
      'text:1a2b3c4d': { text: { type: 'plain_text_input', value: 'Toner' } },
      where: { where: { type: 'plain_text_input', value: null } },
      code: { code: { type: 'radio_buttons', selected_option: { text: plain('Fixed'), value: 'fixed' } } },
      team: { team: { type: 'static_select', selected_option: { text: plain('Desk'), value: 'desk' } } },
      none: { none: { type: 'static_select', selected_option: null } },
      // A menu of a card is no part of a form.
      '1:{}': { 'vagt:queue:0:words': { type: 'static_select', selected_option: { text: plain('P1'), value: 'P1' } } },
      odd: { odd: 'x', worse: { value: 7, selected_option: 'x' } },
    };
    expect(readInputs({ values })).toEqual({ text: 'Toner', code: 'fixed', team: 'desk' });
    expect(readInputs(undefined)).toEqual({});
  });

  it('is nothing where the metadata is not ours', () => {
    for (const text of ['', '{', '[]', 'null', '7']) expect(readModal(text)).toEqual({ data: {}, origin: {} });
    expect(readModal('{"action":7,"data":{"a":1},"channel":"C1"}')).toEqual({ data: {}, origin: { channel: 'C1' } });
  });
});
