import type { DeskContext } from '../../desk/context';
import { categoryName, personName, teamName } from '../../desk/words';
import { LIMITS } from '../../ground/limits';
import { buttons } from '../../view/build';
import { choice, type FormState, form, input } from '../../view/form';
import { textsFor } from '../../view/text';
import type { View } from '../../view/view';
import { shorten } from '../../view/words';
import { button } from './button';

/** Choices that every client can show. */
const MOST_PEOPLE = 90;
const NAME_MAX = 75;
const EMAIL_MAX = 120;
/** Longest text in which the words of a category are changed. */
export const WORDS_MAX = 2500;
/** Value of the choice for somebody whom the file does not know. */
export const NEW_PERSON = '+';

const peopleChoices = (ctx: DeskContext, people: readonly string[]) =>
  people.slice(0, MOST_PEOPLE).map((key) => ({ value: key, label: shorten(personName(ctx, key), 75) }));

/** A form about who is in a team. */
export interface TeamForm extends FormState {
  readonly team: string;
  readonly person?: string | undefined;
}

interface Choices {
  /** Keys of those who can be chosen. */
  readonly people: readonly string[];
}

interface AddForm extends TeamForm, Choices {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

/** Takes somebody into a team. Inputs: `person` (a key, or `NEW_PERSON`), `email`, `name`. */
export const addForm = (ctx: DeskContext, state: AddForm): View => {
  const t = textsFor(ctx);
  const somebody = { value: NEW_PERSON, label: t('form.deskAdd.new') };
  const short = (id: 'email' | 'name', max: number) =>
    input(ctx, { id, label: `form.deskAdd.${id}`, max, required: false, multiline: false, value: state[id] });
  const choices = [...peopleChoices(ctx, state.people), somebody];
  return form({
    problem: state.problem,
    heading: t('form.deskAdd.heading'),
    about: teamName(ctx, state.team),
    inputs: [
      ...(state.people.length > 0
        ? [choice(ctx, 'person', t('form.deskAdd.person'), choices, state.person ?? NEW_PERSON)]
        : []),
      short('email', EMAIL_MAX),
      short('name', NAME_MAX),
    ],
    send: button(t, 'button.deskAddSend', 'desk.add.send', { team: state.team }, { style: 'primary', submits: true }),
    cancel: button(t, 'button.cancel', 'desk', {}),
  });
};

/** Takes somebody out of a team. Input: `person`. */
export const removeForm = (ctx: DeskContext, state: TeamForm & Choices): View => {
  const t = textsFor(ctx);
  return form({
    problem: state.problem,
    heading: t('form.deskRemove.heading'),
    about: teamName(ctx, state.team),
    intro: t('form.deskRemove.intro'),
    inputs: [choice(ctx, 'person', t('form.deskRemove.person'), peopleChoices(ctx, state.people), state.person)],
    send: button(
      t,
      'button.deskRemoveSend',
      'desk.remove.send',
      { team: state.team },
      { style: 'danger', submits: true },
    ),
    cancel: button(t, 'button.cancel', 'desk', {}),
  });
};

type Written = `${'name' | 'text'}${'Da' | 'En'}`;

interface AnswerForm extends FormState, Readonly<Partial<Record<Written, string | undefined>>> {
  /** Absent: a new one. */
  readonly answer?: string | undefined;
  /** The version of the desk that the form shows. */
  readonly base: string;
}

/** A ready-made answer. Inputs: `nameDa`, `nameEn`, `textDa`, `textEn`. */
export const deskAnswerForm = (ctx: DeskContext, state: AnswerForm): View => {
  const t = textsFor(ctx);
  const { answer, base } = state;
  const data = { base, ...(answer !== undefined && { answer }) };
  const name = (id: 'nameDa' | 'nameEn') =>
    input(ctx, { id, label: `form.deskAnswer.${id}`, max: NAME_MAX, multiline: false, value: state[id] });
  const words = (id: 'textDa' | 'textEn') =>
    input(ctx, { id, label: `form.deskAnswer.${id}`, max: LIMITS.text, value: state[id] });
  const view = form({
    problem: state.problem,
    heading: t(answer === undefined ? 'form.deskAnswer.new' : 'form.deskAnswer.heading'),
    intro: t('form.deskAnswer.intro', { caller: '{caller}', number: '{number}' }),
    inputs: [name('nameDa'), words('textDa'), name('nameEn'), words('textEn')],
    send: button(t, 'button.saveSettings', 'desk.answer.send', data, { style: 'primary', submits: true }),
    cancel: button(t, 'button.cancel', 'desk.answers', {}),
  });
  if (answer === undefined) return view;
  const drop = button(t, 'button.deskDropAnswer', 'desk.answer.remove', { answer }, { style: 'danger' });
  return { ...view, blocks: [...view.blocks, ...buttons([drop])] };
};

interface WordsForm extends FormState {
  readonly category: string;
  readonly base: string;
  readonly words: string;
}

/** The words of a category. Input: `words`, with commas or line breaks between. */
export const wordsForm = (ctx: DeskContext, state: WordsForm): View => {
  const t = textsFor(ctx);
  const { base, category } = state;
  return form({
    problem: state.problem,
    heading: t('form.deskWords.heading'),
    about: categoryName(ctx, category),
    intro: t('form.deskWords.intro'),
    inputs: [
      input(ctx, { id: 'words', label: 'form.deskWords.words', max: WORDS_MAX, required: false, value: state.words }),
    ],
    send: button(
      t,
      'button.saveSettings',
      'desk.category.send',
      { category, base },
      { style: 'primary', submits: true },
    ),
    cancel: button(t, 'button.cancel', 'desk.words', {}),
  });
};
