import { cut } from './cut';
import type { Block, Spans, TextSpan, View } from './view';

type Shorten = (text: string) => string;

function shortenSpan(span: TextSpan, shorten: Shorten): TextSpan {
  if (typeof span === 'string') return shorten(span);
  if ('bold' in span) return { bold: shorten(span.bold) };
  if ('user' in span || 'group' in span) return { ...span, name: shorten(span.name) };
  return { ...span, label: shorten(span.label) };
}

const shortenSpans = (spans: Spans, shorten: Shorten): Spans => spans.map((span) => shortenSpan(span, shorten));

/** Words that are only read: quotes, texts, facts. */
function shortenRead(block: Block, shorten: Shorten): Block {
  switch (block.type) {
    case 'title':
    case 'text':
      return { ...block, text: shortenSpans(block.text, shorten) };
    case 'quote':
      return { ...block, text: shorten(block.text) };
    case 'facts':
      return {
        ...block,
        facts: block.facts.map((fact) => ({ ...fact, value: shortenSpans(fact.value, shorten) })),
      };
    case 'image':
    case 'buttons':
    case 'input':
    case 'choice':
    case 'divider':
      return block;
    default:
      return block satisfies never;
  }
}

/** Words that stand in inputs and on buttons; what a press sends stays whole. */
function shortenControls(block: Block, shorten: Shorten): Block {
  switch (block.type) {
    case 'buttons':
      return { ...block, buttons: block.buttons.map((button) => ({ ...button, label: shorten(button.label) || '…' })) };
    case 'input':
      return {
        ...block,
        label: shorten(block.label),
        missing: shorten(block.missing),
        ...(block.placeholder !== undefined && { placeholder: shorten(block.placeholder) }),
        ...(block.value !== undefined && { value: shorten(block.value) }),
      };
    case 'choice':
      return {
        ...block,
        label: shorten(block.label),
        missing: shorten(block.missing),
        choices: block.choices.map((choice) => ({ ...choice, label: shorten(choice.label) || '…' })),
      };
    case 'title':
    case 'text':
    case 'quote':
    case 'facts':
    case 'image':
    case 'divider':
      return block;
    default:
      return block satisfies never;
  }
}

/** The largest n in [0, limit] for which `fits(n)`, or undefined. */
function largest(limit: number, fits: (n: number) => boolean): number | undefined {
  if (!fits(0)) return undefined;
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const KEPT: ReadonlySet<Block['type']> = new Set(['buttons', 'input', 'choice']);

/**
 * The view, cut until `size` (characters of its JSON) is within the limit: first the longest of the texts that are only
 * read, then words on inputs and buttons, then whole texts from the end. Buttons, inputs and what they send are never
 * dropped, so a view of nothing else may stay too large.
 */
export function fit(view: View, size: (candidate: View) => number, limit: number): View {
  const fits = (candidate: View): boolean => size(candidate) <= limit;
  if (fits(view)) return view;
  const read = (max: number): View => ({
    ...view,
    fallback: cut(view.fallback, Math.max(max, 1)),
    blocks: view.blocks.map((block) => shortenRead(block, (text) => cut(text, max))),
  });
  const readable = largest(limit, (max) => fits(read(max)));
  if (readable !== undefined) return read(readable);

  const bare = read(0);
  const controls = (max: number): View => ({
    ...bare,
    blocks: bare.blocks.map((block) => shortenControls(block, (text) => cut(text, max))),
  });
  const pressable = largest(limit, (max) => fits(controls(max)));
  if (pressable !== undefined) return controls(pressable);

  const least = controls(0);
  const texts = least.blocks.filter((block) => !KEPT.has(block.type));
  const keep = (count: number): View => {
    const kept = new Set(texts.slice(0, count));
    return { ...least, blocks: least.blocks.filter((block) => KEPT.has(block.type) || kept.has(block)) };
  };
  return keep(largest(texts.length, (count) => fits(keep(count))) ?? 0);
}
