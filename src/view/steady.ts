import { withSpans, withWords, wordsOf } from './parts';
import type { Block, Select, TextSpan } from './view';

/** Marks that turn the direction of what stands around them: embeddings, overrides, isolates, and the three plain ones. */
const TURNS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;

/** A text that cannot reorder what stands beside it: such a mark is shown as a sign, for cutting could part a pair of them. */
export const steady = (text: string): string => text.replace(TURNS, '\ufffd');

const span = (one: TextSpan): TextSpan => withWords(one, steady(wordsOf(one)));

/** A choice with steady labels. */
const steadyLabels = <C extends Select>(one: C): C => ({
  ...one,
  label: steady(one.label),
  choices: one.choices.map((choice) => ({ ...choice, label: steady(choice.label) })),
});

/** The block with steady texts. What stands in an input alone is left as it was typed: it is sent back. */
export function steadyBlock(block: Block): Block {
  switch (block.type) {
    case 'title':
    case 'text':
      return withSpans(block, (spans) => spans.map(span));
    case 'facts':
      return withSpans(
        { ...block, facts: block.facts.map((fact) => ({ ...fact, label: steady(fact.label) })) },
        (spans) => spans.map(span),
      );
    case 'quote':
      return { ...block, text: steady(block.text) };
    case 'buttons':
      return { ...block, buttons: block.buttons.map((button) => ({ ...button, label: steady(button.label) })) };
    case 'selects':
      return {
        ...block,
        selects: block.selects.map(steadyLabels),
        save: { ...block.save, label: steady(block.save.label) },
      };
    case 'input':
    case 'case':
      return { ...block, label: steady(block.label) };
    case 'choice':
      return steadyLabels(block);
    case 'image':
      return { ...block, alt: steady(block.alt) };
    case 'divider':
      return block;
    default:
      return block satisfies never;
  }
}
