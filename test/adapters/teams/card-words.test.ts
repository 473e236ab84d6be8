import { cardContent } from '../../../adapters/teams/card-words';

const adaptive = 'application/vnd.microsoft.card.adaptive';
const card = (content: unknown, contentType = adaptive) => cardContent([{ contentType, content }]);

it('reads an adaptive card in its order, without its buttons', () => {
  const content = {
    type: 'AdaptiveCard',
    body: [
      { type: 'TextBlock', text: '**LowSpace** on [SRV-9](https://x)' },
      { type: 'ColumnSet', columns: [{ type: 'Column', items: [{ type: 'TextBlock', text: '91 % used' }] }] },
      { type: 'FactSet', facts: [{ title: 'Severity:', value: 'critical' }] },
      {
        type: 'RichTextBlock',
        inlines: [
          { type: 'TextRun', text: 'since' },
          { type: 'TextRun', text: 'noon' },
        ],
      },
      { type: 'Image', url: 'https://x/load.png', altText: 'Load' },
      { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Silence' }] },
    ],
    actions: [{ type: 'Action.OpenUrl', title: 'Open' }],
  };
  const read = { lines: ['LowSpace on SRV-9', '91 % used', 'Severity: critical', 'since noon'], pictures: ['Load'] };
  expect(card(content)).toEqual(read);
  expect(card(JSON.stringify(content))).toEqual(read);
});

it('reads hero cards and those of Office 365 connectors', () => {
  const hero = {
    title: 'Gate 4',
    subtitle: 'is stuck',
    text: 'since noon',
    images: [{ url: 'https://x/a.png' }],
    buttons: [{ title: 'Go' }],
  };
  expect(card(hero, 'application/vnd.microsoft.card.hero')).toEqual({
    lines: ['Gate 4', 'is stuck', 'since noon'],
    pictures: ['picture'],
  });
  const connector = {
    title: 'Build failed',
    sections: [{ activityTitle: 'main', facts: [{ name: 'Commit', value: 'abc' }], text: 'See log' }],
    potentialAction: [{ name: 'View' }],
  };
  expect(card(connector, 'application/vnd.microsoft.teams.card.o365connector').lines).toEqual([
    'Build failed',
    'main',
    'See log',
    'Commit: abc',
  ]);
});

it.each([undefined, 'no JSON', [], { body: 'x' }, { body: [null, 7] }])('finds nothing in %p', (content) => {
  expect(card(content)).toEqual({ lines: [], pictures: [] });
});
