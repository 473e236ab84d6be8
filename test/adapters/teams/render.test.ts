import fc from 'fast-check';
import { TEAMS_LIMITS } from '../../../adapters/teams/render/limits';
import { renderCard, renderContent } from '../../../adapters/teams/render/view';
import { fit } from '../../../src/view/fit';
import type { Block, Button, View } from '../../../src/view/view';
import { actionsOf, inputsOf, pressed, wordsOf } from '../../support/teams/card';
import { complaints } from '../../support/teams/parse';

const view = (...blocks: Block[]): View => ({ fallback: 'INC-1 The printer', blocks });
const button = (label: string, more: Partial<Button> = {}): Button => ({
  label,
  action: 'claim',
  data: { incident: 'i1' },
  ...more,
});
const room = { at: 'room' } as const;

describe('a view as an Adaptive Card', () => {
  it('is exactly this JSON', () => {
    const card = renderCard(
      view(
        { type: 'title', text: ['INC-1 ', { bold: 'Printer' }] },
        { type: 'text', text: ['waits'], tone: 'attention' },
        { type: 'divider' },
        { type: 'facts', facts: [{ label: 'Team', value: ['Desk'] }] },
        { type: 'buttons', buttons: [button('Claim', { style: 'primary' })] },
      ),
      room,
    );
    expect(card).toEqual({
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      fallbackText: 'INC-1 The printer',
      body: [
        {
          type: 'TextBlock',
          text: 'INC-1 **Printer**',
          size: 'Large',
          weight: 'Bolder',
          style: 'heading',
          wrap: true,
        },
        { type: 'Container', style: 'attention', items: [{ type: 'TextBlock', text: 'waits', wrap: true }] },
        { type: 'FactSet', facts: [{ title: 'Team', value: 'Desk' }], separator: true, spacing: 'Medium' },
        {
          type: 'ActionSet',
          actions: [
            {
              type: 'Action.Execute',
              verb: 'claim',
              data: { incident: 'i1', 'vagt.at': 'room' },
              title: 'Claim',
              style: 'positive',
              associatedInputs: 'none',
              fallback: {
                type: 'Action.Submit',
                data: { incident: 'i1', 'vagt.at': 'room', 'vagt.action': 'claim' },
                title: 'Claim',
                style: 'positive',
                associatedInputs: 'none',
              },
            },
          ],
        },
      ],
      msteams: { width: 'Full' },
    });
  });

  it('refreshes for who looks, and leaves out what the Playground warns of', () => {
    const shown: View = {
      ...view({ type: 'title', text: ['x'] }),
      refresh: { action: 'show', data: { incident: 'i1' } },
    };
    expect(renderCard(shown, room)).toMatchObject({
      refresh: { action: { type: 'Action.Execute', verb: 'show', data: { incident: 'i1', 'vagt.at': 'room' } } },
    });
    const plain = renderCard(shown, { at: 'room', playground: true });
    expect(plain).not.toHaveProperty('refresh');
    expect(plain).not.toHaveProperty('msteams');
  });

  it('asks for a case by its number', () => {
    const card = renderCard(
      view({
        type: 'case',
        id: 'into',
        label: 'Which case?',
        required: true,
        missing: 'Say it',
        maxLength: 60,
        placeholder: 'Such as INC-7',
        value: 'INC-7',
      }),
      room,
    );
    expect(card).toMatchObject({
      body: [
        {
          type: 'Input.Text',
          id: 'into',
          label: 'Which case?',
          isRequired: true,
          errorMessage: 'Say it',
          value: 'INC-7',
          maxLength: 60,
          placeholder: 'Such as INC-7',
        },
      ],
    });
  });

  it('asks with inputs that may not stay empty, few choices open and many folded', () => {
    const choices = (count: number) => Array.from({ length: count }, (_, n) => ({ value: `v${n}`, label: `L${n}` }));
    const ask = (id: string, count: number): Block => ({
      type: 'choice',
      id,
      label: 'Who',
      required: true,
      missing: 'Please say',
      choices: choices(count),
      value: 'v0',
    });
    const card = renderCard(
      view(
        {
          type: 'input',
          id: 'text',
          label: 'What fixed it',
          required: true,
          missing: 'Say it',
          maxLength: 500,
          multiline: true,
        },
        {
          type: 'input',
          id: 'where',
          label: 'Where',
          required: false,
          missing: '',
          maxLength: 200,
          placeholder: 'Floor',
        },
        ask('few', 4),
        ask('many', 5),
      ),
      room,
    );
    expect(inputsOf(card)).toMatchObject([
      { type: 'Input.Text', id: 'text', isRequired: true, errorMessage: 'Say it', isMultiline: true, maxLength: 500 },
      { type: 'Input.Text', id: 'where', placeholder: 'Floor' },
      { type: 'Input.ChoiceSet', id: 'few', style: 'expanded', value: 'v0', isRequired: true },
      { type: 'Input.ChoiceSet', id: 'many', style: 'compact' },
    ]);
    expect(inputsOf(card)[1]).not.toHaveProperty('isRequired');
  });

  it('sends inputs only with the button that submits', () => {
    const card = renderCard(
      view(
        { type: 'input', id: 'text', label: 'What', required: true, missing: 'Say it', maxLength: 500 },
        {
          type: 'buttons',
          buttons: [button('Send', { submits: true }), button('Cancel', { action: 'show', style: 'danger' })],
        },
      ),
      room,
    );
    const [send, cancel] = actionsOf(card);
    if (!send || !cancel) throw new Error('two buttons');
    expect(pressed(card, send, {})).toBeUndefined();
    expect(pressed(card, send, { text: 'toner' })).toMatchObject({ text: 'toner', incident: 'i1' });
    expect(pressed(card, cancel, {})).toMatchObject({ incident: 'i1' });
    expect(cancel).toMatchObject({ style: 'destructive' });
  });

  it('breaks more than six buttons into rows', () => {
    const buttons = Array.from({ length: 8 }, (_, n) => button(`B${n}`));
    const card = renderCard(view({ type: 'buttons', buttons }), room);
    expect(card).toMatchObject({ body: [{ actions: { length: 6 } }, { actions: { length: 2 } }] });
  });
});

describe('a view of one text', () => {
  it('reads as a message', () => {
    const said = view({ type: 'text', text: ['Fixed by ', { user: 'u1', name: 'Bo [x] <b>', mention: true }] });
    expect(renderContent(said, room)).toEqual({
      text: 'Fixed by <at>Bo x b</at>',
      textFormat: 'markdown',
      entities: [{ type: 'mention', text: '<at>Bo x b</at>', mentioned: { id: 'u1', name: 'Bo x b' } }],
    });
  });

  it('is a card as soon as it can be pressed, and never both', () => {
    const content = renderContent(
      view({ type: 'text', text: ['x'] }, { type: 'buttons', buttons: [button('Claim')] }),
      room,
    );
    expect(content).toMatchObject({ summary: 'INC-1 The printer' });
    expect(content).not.toHaveProperty('text');
  });
});

const words = fc.string({ unit: 'binary', maxLength: 9000 });
const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ type: 'quote', text })),
  words.map((text): Block => ({ type: 'text', text: [text, { bold: text }] })),
  label.map((text): Block => ({ type: 'title', text: [text] })),
  fc
    .array(fc.record({ label, value: words.map((text) => [text]) }), { maxLength: 12 })
    .map((facts): Block => ({ type: 'facts', facts })),
  fc
    .record({ id: fc.uuid(), label, value: words })
    .map((more): Block => ({ type: 'input', required: true, missing: 'm', maxLength: 8000, ...more })),
  fc
    .array(label, { minLength: 1, maxLength: 10 })
    .map(
      (labels): Block => ({ type: 'buttons', buttons: labels.map((one) => button(one, { data: { incident: 'i1' } })) }),
    ),
);

describe('the limit of a message', () => {
  it('is kept by every view, and no button or input is lost', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 9 }), words, (blocks, fallback) => {
        const card = renderCard({ fallback, blocks }, room);
        const text = JSON.stringify(card);
        const buttons = blocks.flatMap((one) => (one.type === 'buttons' ? one.buttons : []));
        expect(text.length).toBeLessThanOrEqual(TEAMS_LIMITS.activityChars);
        expect(actionsOf(card)).toHaveLength(buttons.length);
        expect(inputsOf(card)).toHaveLength(blocks.filter((one) => one.type === 'input').length);
        expect(text).not.toMatch(/\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])/);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts the longest text first', () => {
    const long = view({ type: 'quote', text: 'q'.repeat(20_000) }, { type: 'text', text: ['t'.repeat(500)] });
    const shown = wordsOf(renderCard(long, room));
    expect(shown).toContain('t'.repeat(500));
    expect(shown).toContain('q…');
  });

  it('gives up on what cannot be cut without throwing', () => {
    const buttons = Array.from({ length: 200 }, (_, n) =>
      button(`B${n}`, { data: { incident: `i${n}`, text: 'x'.repeat(190) } }),
    );
    expect(actionsOf(renderCard(view({ type: 'buttons', buttons }), room))).toHaveLength(200);
  });

  it('leaves what fits alone', () => {
    const short = view({ type: 'text', text: ['short'] });
    expect(fit(short, (candidate) => candidate, 200)).toEqual(short);
  });
});

describe('a real renderer', () => {
  it('reads the card as version 1.5 without a complaint', () => {
    const card = renderCard(
      view(
        { type: 'title', text: ['INC-1'] },
        { type: 'quote', text: 'a\n\nb' },
        { type: 'image', url: 'https://desk.example/files/1', alt: 'picture' },
        { type: 'choice', id: 'c', label: 'C', required: true, missing: 'm', choices: [{ value: 'a', label: 'A' }] },
        { type: 'buttons', buttons: [button('Claim', { submits: true })] },
      ),
      room,
    );
    expect(complaints(card)).toEqual([]);
    expect(complaints({ ...card, body: [{ type: 'NoSuchThing' }] })).not.toEqual([]);
  });
});
