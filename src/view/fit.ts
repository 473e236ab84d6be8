import { cut, largest } from './cut';
import { withSpans, withWords, wordsOf } from './parts';
import { steady, steadyBlock } from './steady';
import type { Block, View } from './view';

type Shorten = (text: string) => string;

/** Other words: `read` gives those that are only read, `control` those on inputs and buttons. What a press sends stays. */
function shortened(block: Block, read: Shorten, control: Shorten): Block {
  switch (block.type) {
    case 'title':
    case 'text':
    case 'facts':
      return withSpans(block, (spans) => spans.map((span) => withWords(span, read(wordsOf(span)))));
    case 'quote':
      return { ...block, text: read(block.text) };
    case 'buttons':
      return { ...block, buttons: block.buttons.map((button) => ({ ...button, label: control(button.label) || '…' })) };
    case 'selects':
      return {
        ...block,
        selects: block.selects.map((select) => ({
          ...select,
          label: control(select.label) || '…',
          choices: select.choices.map((choice) => ({ ...choice, label: control(choice.label) || '…' })),
        })),
        save: { ...block.save, label: control(block.save.label) || '…' },
      };
    case 'input':
    case 'case':
      return {
        ...block,
        label: control(block.label),
        missing: control(block.missing),
        ...(block.placeholder !== undefined && { placeholder: control(block.placeholder) }),
        ...(block.value !== undefined && { value: control(block.value) }),
      };
    case 'choice':
      return {
        ...block,
        label: control(block.label),
        missing: control(block.missing),
        choices: block.choices.map((choice) => ({ ...choice, label: control(choice.label) || '…' })),
      };
    case 'image':
    case 'divider':
      return block;
    default:
      return block satisfies never;
  }
}

const KEPT: ReadonlySet<Block['type']> = new Set(['buttons', 'selects', 'input', 'choice', 'case']);

/**
 * What `render` makes of the view, which is cut until the JSON of that has at most `limit` characters: first the longest
 * of the texts that are only read, then words on inputs and buttons, then whole texts from the end. Buttons, inputs and
 * what they send are never dropped, so a view of nothing else may stay too large.
 */
export function fit<T>(whole: View, render: (candidate: View) => T, limit: number): T {
  const view = { ...whole, fallback: steady(whole.fallback), blocks: whole.blocks.map(steadyBlock) };
  const fits = (candidate: View): boolean => JSON.stringify(render(candidate) ?? null).length <= limit;
  return render(fits(view) ? view : fitting(view, fits, limit));
}

function fitting(view: View, fits: (candidate: View) => boolean, limit: number): View {
  const cutTo = (read: number, control: number): View => ({
    ...view,
    fallback: cut(view.fallback, Math.max(read, 1)),
    blocks: view.blocks.map((block) =>
      shortened(
        block,
        (text) => cut(text, read),
        (text) => cut(text, control),
      ),
    ),
  });
  const readable = largest(limit, (max) => fits(cutTo(max, Infinity)));
  if (readable !== undefined) return cutTo(readable, Infinity);
  const pressable = largest(limit, (max) => fits(cutTo(0, max)));
  if (pressable !== undefined) return cutTo(0, pressable);

  const least = cutTo(0, 0);
  const texts = least.blocks.filter((block) => !KEPT.has(block.type));
  const keep = (count: number): View => {
    const kept = new Set(texts.slice(0, count));
    return { ...least, blocks: least.blocks.filter((block) => KEPT.has(block.type) || kept.has(block)) };
  };
  return keep(largest(texts.length, (count) => fits(keep(count))) ?? 0);
}
