import type { Block, Button, Spans, TextSpan, View } from './view';

/** The words of a span: what is shown of it, mentions apart. */
export function wordsOf(span: TextSpan): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('name' in span) return span.name;
  return span.label.trim() === '' ? span.link : span.label;
}

export function withWords(span: TextSpan, words: string): TextSpan {
  if (typeof span === 'string') return words;
  if ('bold' in span) return { bold: words };
  return 'name' in span ? { ...span, name: words } : { ...span, label: words };
}

/** The block with other texts made of spans; a block without any as it is. */
export function withSpans(block: Block, change: (spans: Spans) => Spans): Block {
  if (block.type === 'title' || block.type === 'text') return { ...block, text: change(block.text) };
  if (block.type !== 'facts') return block;
  return { ...block, facts: block.facts.map((fact) => ({ ...fact, value: change(fact.value) })) };
}

export const buttonsOf = ({ blocks }: Pick<View, 'blocks'>): readonly Button[] =>
  blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));

export const inputsOf = ({
  blocks,
}: Pick<View, 'blocks'>): readonly Extract<Block, { type: 'input' | 'choice' | 'case' }>[] =>
  blocks.flatMap((block) =>
    block.type === 'input' || block.type === 'choice' || block.type === 'case' ? [block] : [],
  );

/** A link to the web; undefined for every other address, and for what is none. */
export function webUrl(link: string): URL | undefined {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}

/** Where a link may lead: to the web, or to a telephone number. */
export const linkHref = (link: string): string | undefined =>
  /^tel:\+?\d{1,20}$/.test(link) ? link : webUrl(link)?.href;

/** In rows of at most `most`. */
export const inRows = <T>(items: readonly T[], most: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, row) => items.slice(row * most, (row + 1) * most));
