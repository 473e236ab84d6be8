import { renderHome } from '../../adapters/slack/render/home';
import { renderMessage } from '../../adapters/slack/render/message';
import { renderModal } from '../../adapters/slack/render/modal';
import { dialogBody } from '../../adapters/teams/extension/dialog';
import { renderCard, renderContent } from '../../adapters/teams/render/view';
import type { View } from '../../src/view/view';

const MARKS = [
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u200e',
  '\u200f',
  '\u061c',
];
const turned = `Kim ${MARKS.join('x')} gpj.exe`;
const view: View = {
  fallback: turned,
  blocks: [
    { type: 'title', text: [turned, { bold: turned }] },
    {
      type: 'text',
      text: [
        { user: 'U1', name: turned },
        { group: 'S1', name: turned },
        { link: 'https://a.example', label: turned },
      ],
    },
    { type: 'quote', text: turned },
    { type: 'facts', facts: [{ label: turned, value: [turned] }] },
    { type: 'image', url: 'https://a.example/x.png', alt: turned },
    { type: 'choice', id: 'c', label: turned, required: true, missing: 'x', choices: [{ value: 'v', label: turned }] },
    { type: 'buttons', buttons: [{ label: turned, action: 'claim', data: {} }] },
  ],
};
const at = { at: 'room', playground: false } as const;

it.each<[string, (view: View) => unknown]>([
  ['a message in Slack', renderMessage],
  ['a window in Slack', renderModal],
  ['a home in Slack', renderHome],
  ['a card in Teams', (one) => renderCard(one, at)],
  ['a message in Teams', (one) => renderContent(one, at)],
  ['a dialog in Teams', (one) => dialogBody({ type: 'view', view: one, private: true }, 'room', false)],
])('in %s no mark turns what stands around a title or a name: it is shown', (_, render) => {
  const shown = JSON.stringify(render(view));
  expect(MARKS.filter((mark) => shown.includes(mark))).toEqual([]);
  expect(shown).toContain('\ufffd');
});

it('what was typed into an input comes back as it was typed', () => {
  const form: View = {
    fallback: 'x',
    blocks: [{ type: 'input', id: 't', label: 'x', required: true, missing: 'x', maxLength: 100, value: turned }],
  };
  expect(JSON.stringify(renderModal(form))).toContain(turned);
});
