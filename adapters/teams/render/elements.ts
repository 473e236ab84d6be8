import { cut } from '../../../src/view/cut';
import type { Block, Choice, Tone } from '../../../src/view/view';
import { actionSets } from './buttons';
import type { CardContext, Element } from './card';
import { TEAMS_LIMITS } from './limits';
import { escapeMarkdown, toMarkdown } from './spans';

/** Coloured words are hard to read on some themes: what matters stands on a coloured ground instead. */
const GROUNDS: Readonly<Partial<Record<Tone, string>>> = { good: 'good', warning: 'warning', attention: 'attention' };

const toned = (words: string, tone: Tone | undefined): Element => {
  const text = { type: 'TextBlock', text: words, wrap: true, ...(tone === 'subtle' && { isSubtle: true }) };
  const style = tone && GROUNDS[tone];
  return style === undefined ? text : { type: 'Container', style, items: [text] };
};

/** `{{DATE(…)}}` is a function even in plain runs: an invisible joiner keeps it text. */
const literal = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\{(?=\{(?:DATE|TIME)\()/g, '{\u2060');

function inputFrame(block: Extract<Block, { type: 'input' | 'choice' | 'case' }>): Element {
  return {
    id: block.id,
    label: cut(block.label, TEAMS_LIMITS.label),
    ...(block.required && { isRequired: true, errorMessage: cut(block.missing, TEAMS_LIMITS.label) }),
    ...(block.value !== undefined && { value: block.value }),
  };
}

const choicesOf = (choices: readonly Choice[]): readonly Element[] =>
  choices.map(({ label, value }) => ({ title: cut(label, TEAMS_LIMITS.choiceLabel), value }));

/** Lists beside each other and the button that sends them: beside a single one, else below. */
function selectElements({ selects, save }: Extract<Block, { type: 'selects' }>, card: CardContext): readonly Element[] {
  const lists = selects.map(({ id, label, choices, value }) => ({
    type: 'Column',
    width: 'stretch',
    items: [
      {
        type: 'Input.ChoiceSet',
        id,
        label: cut(label, TEAMS_LIMITS.label),
        ...(value !== undefined && { value }),
        style: 'compact',
        choices: choicesOf(choices),
      },
    ],
  }));
  const buttons = actionSets([save], card);
  if (lists.length > 1) return [{ type: 'ColumnSet', columns: lists }, ...buttons];
  const button = { type: 'Column', width: 'auto', verticalContentAlignment: 'Bottom', items: buttons };
  return [{ type: 'ColumnSet', columns: [...lists, button] }];
}

/** The element or elements of one block; a divider is drawn by the element after it. */
export function elementsOf(block: Block, card: CardContext): Element | readonly Element[] {
  switch (block.type) {
    case 'title':
      return {
        type: 'TextBlock',
        text: toMarkdown(block.text, card.mentions),
        size: 'Large',
        weight: 'Bolder',
        style: 'heading',
        wrap: true,
      };
    case 'text':
      return toned(toMarkdown(block.text, card.mentions), block.tone);
    case 'quote':
      return {
        type: 'Container',
        style: 'emphasis',
        items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: literal(block.text) }] }],
      };
    case 'facts':
      if (block.facts.length === 0) return [];
      return {
        type: 'FactSet',
        facts: block.facts.map((fact) => ({
          title: escapeMarkdown(cut(fact.label, TEAMS_LIMITS.label)),
          value: toMarkdown(fact.value, card.mentions),
        })),
      };
    case 'image':
      return { type: 'Image', url: block.url, altText: cut(block.alt, TEAMS_LIMITS.label), size: 'Large' };
    case 'buttons':
      return actionSets(block.buttons, card);
    case 'selects':
      return selectElements(block, card);
    case 'input':
    case 'case':
      return {
        type: 'Input.Text',
        ...inputFrame(block),
        maxLength: block.maxLength,
        ...(block.type === 'input' && block.multiline && { isMultiline: true }),
        ...(block.placeholder !== undefined && { placeholder: block.placeholder }),
      };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...inputFrame(block),
        style: block.many || block.choices.length <= TEAMS_LIMITS.expandedChoices ? 'expanded' : 'compact',
        wrap: true,
        ...(block.many && { isMultiSelect: true }),
        choices: choicesOf(block.choices),
      };
    case 'divider':
      return [];
    default:
      return block satisfies never;
  }
}
