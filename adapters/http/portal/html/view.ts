import { PICTURE_TYPES } from '../../../../src/ground/limits';
import { PAGES } from '../../../../src/portal/visit';
import { linkHref, webUrl } from '../../../../src/view/parts';
import { steadyBlock } from '../../../../src/view/steady';
import type { Block, Button, Spans, TextSpan, View } from '../../../../src/view/view';
import { FORM, PICTURES, PRESS, type Press, TOKEN } from '../pressed';
import { type Child, type Html, h } from './element';
import { type Field, fieldOf, selectOf } from './fields';

/** What a view needs to be pressed. */
export interface Pressing {
  /** Path of the portal. */
  readonly base: string;
  readonly token: string;
  /** Names this form: sent twice, it is done once. */
  readonly form: string;
  takesFiles(action: string): boolean;
  readonly pictures: { readonly label: string; readonly hint: string };
}

const spanOf = (span: TextSpan): Child => {
  if (typeof span === 'string') return span;
  if ('bold' in span) return h('strong', null, span.bold);
  if ('name' in span) return span.name;
  const href = linkHref(span.link);
  const label = span.label.trim() === '' ? span.link : span.label;
  return href === undefined ? label : h('a', { href, rel: 'noreferrer' }, label);
};
const spansOf = (spans: Spans): Child => spans.map(spanOf);

const pressOf = ({ action, data }: Button): string => JSON.stringify({ action, data } satisfies Press);

/** The page that shows the same, where there is one. */
const pathOf = ({ action, data, submits }: Button): string | undefined => {
  if (submits) return undefined;
  if (action === 'show' && data['incident'] !== undefined) return `/case/${encodeURIComponent(data['incident'])}`;
  if (action === 'dismiss' || action === 'home') return Object.keys(data).length === 0 ? '' : undefined;
  const [page] = Object.entries(PAGES).find(([, shown]) => shown === action) ?? [];
  return page === undefined || Object.keys(data).length > 0 ? undefined : `/${page}`;
};

const buttonOf = (button: Button, { base }: Pressing): Html => {
  const { label, style = 'plain', submits } = button;
  const path = pathOf(button);
  if (path !== undefined) return h('a', { class: `button ${style}`, href: base + path }, label);
  const value = pressOf(button);
  return h('button', { class: style, name: PRESS, value, formnovalidate: !submits }, label);
};

/** *Enter* in a field presses the first button of a form: the one that sends it. */
const first = (buttons: readonly Button[]): Html | null => {
  const sends = buttons.find(({ submits, style }) => submits && style === 'primary');
  return sends
    ? h('button', { class: 'hidden', name: PRESS, value: pressOf(sends), tabindex: -1, 'aria-hidden': 'true' }, '')
    : null;
};

const picturesField = ({ pictures: { label, hint } }: Pressing): Html =>
  h('div', { class: 'field' }, [
    h('label', { for: PICTURES }, label),
    h('input', {
      type: 'file',
      id: PICTURES,
      name: PICTURES,
      accept: PICTURE_TYPES.join(','),
      multiple: true,
      'aria-describedby': 'pictures-hint',
    }),
    h('p', { class: 'subtle', id: 'pictures-hint' }, hint),
  ]);

const buttonsIn = ({ blocks }: View): readonly Button[] =>
  blocks.flatMap((block) => {
    if (block.type === 'selects') return [block.save];
    return block.type === 'buttons' ? block.buttons : [];
  });

const isField = (block: Block): block is Field =>
  block.type === 'input' || block.type === 'choice' || block.type === 'case';

/** The first title is the page's own heading. */
function blockOf(block: Block, isHeading: boolean, pressing: Pressing): Html {
  if (isField(block)) return fieldOf(block);
  switch (block.type) {
    case 'title':
      return h(isHeading ? 'h1' : 'h2', null, spansOf(block.text));
    case 'text':
      return h('p', { class: block.tone ?? 'normal' }, spansOf(block.text));
    case 'quote':
      return h('blockquote', null, block.text);
    case 'facts':
      return h(
        'dl',
        null,
        block.facts.map(({ label, value }) => h('div', null, [h('dt', null, label), h('dd', null, spansOf(value))])),
      );
    case 'image': {
      const src = webUrl(block.url)?.href;
      return src === undefined
        ? h('p', null, block.alt)
        : h('p', null, h('a', { href: src }, h('img', { src, alt: block.alt, loading: 'lazy' })));
    }
    case 'buttons':
      return h(
        'div',
        { class: 'buttons' },
        block.buttons.map((button) => buttonOf(button, pressing)),
      );
    case 'selects':
      return h('div', { class: 'selects' }, [
        ...block.selects.map(selectOf),
        h('button', { name: PRESS, value: pressOf(block.save) }, block.save.label),
      ]);
    case 'divider':
      return h('hr', null);
    default:
      return block satisfies never;
  }
}

/** A view as one form, whose buttons each say what they do. */
export function viewOf(view: View, pressing: Pressing): Html {
  const blocks = view.blocks.map(steadyBlock);
  const heading = blocks.findIndex(({ type }) => type === 'title');
  const buttons = buttonsIn(view);
  const takesFiles = buttons.some(({ action, submits }) => submits && pressing.takesFiles(action));
  const fields = blocks.findLastIndex(isField);
  const shown = blocks.flatMap((block, at) => [
    blockOf(block, at === heading, pressing),
    ...(takesFiles && at === fields ? [picturesField(pressing)] : []),
  ]);
  return h(
    'form',
    {
      method: 'post',
      action: `${pressing.base}/press`,
      ...(takesFiles && { enctype: 'multipart/form-data' }),
    },
    [
      h('input', { type: 'hidden', name: TOKEN, value: pressing.token }),
      h('input', { type: 'hidden', name: FORM, value: pressing.form }),
      first(buttons),
      ...(heading < 0 ? [h('h1', { class: 'hidden' }, view.fallback)] : []),
      ...shown,
    ],
  );
}

/** What was just done, or why it was not. */
export const saidOf = (view: View): Html =>
  h(
    'div',
    { class: 'said', role: 'status' },
    view.blocks.map((block) =>
      block.type === 'text' ? h('p', { class: block.tone ?? 'normal' }, spansOf(block.text)) : null,
    ),
  );
