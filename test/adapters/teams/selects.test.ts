import { renderCard } from '../../../adapters/teams/render/view';
import type { Block, Button, View } from '../../../src/view/view';
import { actionsOf, pressed } from '../../support/teams/card';
import { complaints } from '../../support/teams/parse';

const view = (...blocks: Block[]): View => ({ fallback: 'INC-1 The printer', blocks });
const button = (label: string, more: Partial<Button> = {}): Button => ({
  label,
  action: 'claim',
  data: { incident: 'i1' },
  ...more,
});
const room = { at: 'room' } as const;

describe('choices in a line', () => {
  const choices = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ];
  const save = button('Save', { action: 'assess', submits: true });
  const execute = {
    type: 'Action.Execute',
    verb: 'assess',
    data: { incident: 'i1', 'vagt.at': 'room' },
    title: 'Save',
    fallback: {
      type: 'Action.Submit',
      data: { incident: 'i1', 'vagt.at': 'room', 'vagt.action': 'assess' },
      title: 'Save',
    },
  };
  const list = (id: string, label: string, more = {}) => ({
    type: 'Column',
    width: 'stretch',
    items: [
      {
        type: 'Input.ChoiceSet',
        id,
        label,
        ...more,
        style: 'compact',
        choices: [
          { title: 'A', value: 'a' },
          { title: 'B', value: 'b' },
        ],
      },
    ],
  });

  it('are lists beside each other over one button', () => {
    const selects = [
      { id: 'impact', label: 'Who is hit?', choices },
      { id: 'urgency', label: 'Can they work?', choices, value: 'b' },
    ];
    const card = renderCard(
      view({ type: 'divider' }, { type: 'text', text: ['x'] }, { type: 'selects', selects, save }),
      room,
    );
    expect(card['body']).toEqual([
      { type: 'TextBlock', text: 'x', wrap: true },
      {
        type: 'ColumnSet',
        columns: [list('impact', 'Who is hit?'), list('urgency', 'Can they work?', { value: 'b' })],
      },
      { type: 'ActionSet', actions: [execute] },
    ]);
    expect(complaints(card)).toEqual([]);
    const [action] = actionsOf(card);
    if (!action) throw new Error('no button');
    expect(pressed(card, action, { impact: 'a' })).toEqual({ ...execute.data, impact: 'a', urgency: 'b' });
  });

  it('stand beside their button where there is one', () => {
    const selects = [{ id: 'words', label: 'Which?', choices, value: 'a' }];
    const card = renderCard(view({ type: 'selects', selects, save }), room);
    expect(card['body']).toEqual([
      {
        type: 'ColumnSet',
        columns: [
          list('words', 'Which?', { value: 'a' }),
          {
            type: 'Column',
            width: 'auto',
            verticalContentAlignment: 'Bottom',
            items: [{ type: 'ActionSet', actions: [execute] }],
          },
        ],
      },
    ]);
    expect(complaints(card)).toEqual([]);
  });
});
