import type { Block, Choice, Select } from '../../../../src/view/view';
import { TYPED } from '../pressed';
import { type Html, h } from './element';

export type Field = Extract<Block, { type: 'input' | 'choice' | 'case' }>;
type ChoiceField = Extract<Block, { type: 'choice' }>;

/** So many are shown at once; more are a menu. */
const MOST_SHOWN = 7;
const ROWS = 5;

const nameOf = (id: string): string => TYPED + id;
const options = (choices: readonly Choice[], chosen: string | undefined): readonly Html[] =>
  choices.map(({ value, label }) => h('option', { value, selected: value === chosen }, label));

const chosenIn = ({ value = '', many }: ChoiceField): readonly string[] => (many ? value.split(',') : [value]);

const shown = (field: ChoiceField): Html => {
  const { id, label, choices, many, required } = field;
  const chosen = chosenIn(field);
  return h('fieldset', { class: 'field' }, [
    h('legend', null, label),
    ...choices.map(({ value, label: words }) =>
      h('label', { class: 'choice' }, [
        h('input', {
          type: many ? 'checkbox' : 'radio',
          name: nameOf(id),
          value,
          checked: chosen.includes(value),
          required: required && !many,
        }),
        h('span', null, words),
      ]),
    ),
  ]);
};

const menu = ({ id, label, choices, value, required }: ChoiceField): Html =>
  h('div', { class: 'field' }, [
    h('label', { for: nameOf(id) }, label),
    h('select', { id: nameOf(id), name: nameOf(id), required }, [
      ...(value === undefined ? [h('option', { value: '' }, '–')] : []),
      ...options(choices, value),
    ]),
  ]);

/** One thing to fill in. */
export function fieldOf(field: Field): Html {
  if (field.type === 'choice') return field.many || field.choices.length <= MOST_SHOWN ? shown(field) : menu(field);
  const { id, label, required, value = '', placeholder, maxLength } = field;
  const all = { id: nameOf(id), name: nameOf(id), required, maxlength: maxLength, ...(placeholder && { placeholder }) };
  const isLong = field.type === 'input' && field.multiline;
  return h('div', { class: 'field' }, [
    h('label', { for: nameOf(id) }, label),
    isLong ? h('textarea', { ...all, rows: ROWS }, `\n${value}`) : h('input', { ...all, type: 'text', value }),
  ]);
}

/** One of a few, picked in the view itself. */
export const selectOf = ({ id, label, choices, value }: Select): Html =>
  h('div', { class: 'field' }, [
    h('label', { for: nameOf(id) }, label),
    h('select', { id: nameOf(id), name: nameOf(id) }, options(choices, value)),
  ]);
