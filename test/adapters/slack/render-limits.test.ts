import fc from 'fast-check';
import { renderHome } from '../../../adapters/slack/render/home';
import { SLACK_LIMITS } from '../../../adapters/slack/render/limits';
import { renderMessage } from '../../../adapters/slack/render/message';
import type { Block, Button, View } from '../../../src/view/view';
import { homeComplaints, messageComplaints } from '../../support/block-kit';

const view = (...blocks: Block[]): View => ({ fallback: 'INC-1', blocks });
const button = (label: string, more: Partial<Button> = {}): Button => ({
  label,
  action: 'claim',
  data: { incident: 'i1' },
  ...more,
});
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const blocksOf = (...blocks: Block[]) => renderMessage(view(...blocks)).blocks;
const buttonsIn = (blocks: ReturnType<typeof blocksOf>) =>
  blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));

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
