import { LIMITS } from '../../../ground/limits';
import { type CardPlace } from '../../../ground/refs';
import { buttons, text } from '../../../view/build';
import { type FormState, input } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { Block, Button, View } from '../../../view/view';
import type { Incident } from '../../types';
import { askedBlocks } from '../card/parts';
import type { CardContext } from '../context';
import { dataOf } from '../data-of';
import { incidentForm } from './incident-form';

/** What was typed so far. */
export interface TypedText extends FormState {
  readonly text?: string | undefined;
}

/** The caller replies, under the question if there is one. Input `text`. */
export const answerForm = (incident: Incident, place: CardPlace, ctx: CardContext, typed: TypedText = {}): View =>
  incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.answer.heading',
    inputs: [
      ...askedBlocks(incident, ctx),
      input(ctx, { id: 'text', label: 'form.answer.text', max: LIMITS.text, value: typed.text }),
    ],
    send: { label: 'button.send', action: 'answer.send' },
  });

/** A question to the caller. Input `text`. */
export const askForm = (incident: Incident, place: CardPlace, ctx: CardContext, typed: TypedText = {}): View =>
  incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.ask.heading',
    intro: 'form.ask.intro',
    inputs: [
      input(ctx, {
        id: 'text',
        label: 'form.ask.text',
        max: LIMITS.text,
        placeholder: 'form.ask.example',
        value: typed.text,
      }),
    ],
    send: { label: 'button.sendQuestion', action: 'ask.send' },
  });

/** Most ready-made answers that a form offers, and how many of them stand beside each other. */
const MOST_ANSWERS = 10;
const ANSWERS_IN_ROW = 5;

/** Ready-made answers: pressing one shows the form again with its text filled in. */
const answerBlocks = (incident: Incident, place: CardPlace, ctx: CardContext): readonly Block[] => {
  const answers = Object.values(ctx.desk.answers).slice(0, MOST_ANSWERS);
  if (answers.length === 0) return [];
  const pressed = answers.map(
    ({ key, name }): Button => ({
      label: name[ctx.reader.lang],
      action: 'message.open',
      data: { ...dataOf(incident, place), answer: key },
    }),
  );
  return [
    text(textsFor(ctx)('form.message.answers'), 'subtle'),
    ...buttons(pressed.slice(0, ANSWERS_IN_ROW)),
    ...buttons(pressed.slice(ANSWERS_IN_ROW)),
  ];
};

/** A note to the caller. Input `text`. */
export const messageForm = (incident: Incident, place: CardPlace, ctx: CardContext, typed: TypedText = {}): View =>
  incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.message.heading',
    intro: 'form.message.intro',
    inputs: [
      ...answerBlocks(incident, place, ctx),
      input(ctx, { id: 'text', label: 'form.message.text', max: LIMITS.text, value: typed.text }),
    ],
    send: { label: 'button.sendMessage', action: 'message.send' },
  });

/** An internal note, and says so. Input `text`. */
export const noteForm = (incident: Incident, place: CardPlace, ctx: CardContext, typed: TypedText = {}): View =>
  incidentForm(incident, place, ctx, {
    problem: typed.problem,
    heading: 'form.note.heading',
    inputs: [
      text(textsFor(ctx)('form.note.intro', { caller: incident.caller.name }), 'warning'),
      input(ctx, { id: 'text', label: 'form.note.text', max: LIMITS.text, value: typed.text }),
    ],
    send: { label: 'button.keepNote', action: 'note.send' },
  });
