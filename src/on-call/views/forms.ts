import type { DeskContext } from '../../desk/context';
import { personName, teamName } from '../../desk/words';
import { choice, type FormState, form, input, MOMENT_MAX } from '../../view/form';
import { periodShort } from '../../view/period';
import { textsFor } from '../../view/text';
import type { Choice, View } from '../../view/view';
import { shorten } from '../../view/words';
import type { OnDuty, Override, Shift } from '../types';
import { button } from './button';

/** Choices that every client can show. */
export const MOST_SHIFTS = 40;

/** A shift in a choice: `<person>|<from ISO>|<to ISO>`. */
export const shiftValue = (person: string, { from, to }: Pick<Shift, 'from' | 'to'>): string =>
  `${person}|${from.toISOString()}|${to.toISOString()}`;

const shiftChoice = (ctx: DeskContext, shift: OnDuty, named: boolean): Choice => ({
  value: shiftValue(shift.person, shift),
  label: shorten(named ? `${personName(ctx, shift.person)} · ${periodShort(ctx, shift)}` : periodShort(ctx, shift), 75),
});

interface TeamForm extends FormState {
  readonly team: string;
}

export interface SwapForm extends TeamForm {
  /** Their own turns to come. */
  readonly own: readonly OnDuty[];
  /** Turns of the others. */
  readonly others: readonly OnDuty[];
  /** Keys of everybody who may be asked to take one without giving one. */
  readonly people: readonly string[];
  readonly give?: string | undefined;
  readonly take?: string | undefined;
}

/** Asks a colleague to swap: input `give` is a shift of one's own, `take` one of theirs or `<person>||` for none. */
export const swapForm = (ctx: DeskContext, state: SwapForm): View => {
  const t = textsFor(ctx);
  const data = { team: state.team };
  const own = state.own.slice(0, MOST_SHIFTS).map((shift) => shiftChoice(ctx, shift, false));
  const others = [
    ...state.people.map((person) => ({
      value: `${person}||`,
      label: shorten(t('form.swap.nothingBack', { name: personName(ctx, person) }), 75),
    })),
    ...state.others.map((shift) => shiftChoice(ctx, shift, true)),
  ].slice(0, MOST_SHIFTS);
  return form({
    problem: state.problem,
    heading: t('form.swap.heading'),
    about: teamName(ctx, state.team),
    intro: t('form.swap.intro'),
    inputs: [
      choice(ctx, 'give', t('form.swap.give'), own, state.give),
      choice(ctx, 'take', t('form.swap.take'), others, state.take),
    ],
    send: button(t, 'button.askSwap', 'swap.send', data, { style: 'primary', submits: true }),
    cancel: button(t, 'button.cancel', 'onCall', { ...data, week: '0' }),
  });
};

export interface OverrideForm extends TeamForm {
  /** Keys of those who may be put on. */
  readonly people: readonly string[];
  readonly person?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Puts somebody on call for a while: inputs `person`, `from`, `to`. */
export const overrideForm = (ctx: DeskContext, state: OverrideForm): View => {
  const t = textsFor(ctx);
  const data = { team: state.team };
  return form({
    problem: state.problem,
    heading: t('form.override.heading'),
    about: teamName(ctx, state.team),
    intro: t('form.override.intro'),
    inputs: [
      choice(ctx, 'person', t('form.override.person'), peopleChoices(ctx, state.people), state.person),
      moment(ctx, 'from', state.from),
      moment(ctx, 'to', state.to),
    ],
    send: button(t, 'button.putOn', 'override.send', data, { style: 'primary', submits: true }),
    cancel: button(t, 'button.cancel', 'onCall', { ...data, week: '0' }),
  });
};

export interface DropForm extends TeamForm {
  readonly overrides: readonly Override[];
}

/** Takes back that somebody was put on. Input `override`: its id. */
export const dropForm = (ctx: DeskContext, state: DropForm): View => {
  const t = textsFor(ctx);
  const data = { team: state.team };
  const choices = state.overrides.slice(0, MOST_SHIFTS).map((one) => ({
    value: one.id,
    label: shorten(`${personName(ctx, one.person)} · ${periodShort(ctx, one)}`, 75),
  }));
  return form({
    problem: state.problem,
    heading: t('form.drop.heading'),
    about: teamName(ctx, state.team),
    intro: t('form.drop.intro'),
    inputs: [choice(ctx, 'override', t('form.drop.which'), choices, choices[0]?.value)],
    send: button(t, 'button.dropOverride', 'drop.send', data, { style: 'danger', submits: true }),
    cancel: button(t, 'button.cancel', 'onCall', { ...data, week: '0' }),
  });
};

export interface AwayForm extends FormState {
  readonly team?: string | undefined;
  readonly people: readonly string[];
  readonly person?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Says that somebody is away: inputs `person`, `from`, `to`. */
export const awayForm = (ctx: DeskContext, state: AwayForm): View => {
  const t = textsFor(ctx);
  const data = state.team === undefined ? {} : { team: state.team };
  return form({
    problem: state.problem,
    heading: t('form.away.heading'),
    intro: t('form.away.intro'),
    inputs: [
      ...(state.people.length > 1
        ? [choice(ctx, 'person', t('form.away.person'), peopleChoices(ctx, state.people), state.person)]
        : []),
      moment(ctx, 'from', state.from),
      moment(ctx, 'to', state.to),
    ],
    send: button(t, 'button.sendAway', 'away.send', data, { style: 'primary', submits: true }),
    cancel:
      state.team === undefined
        ? button(t, 'button.cancel', 'dismiss', {})
        : button(t, 'button.cancel', 'onCall', { ...data, week: '0' }),
  });
};

const peopleChoices = (ctx: DeskContext, people: readonly string[]): readonly Choice[] =>
  people.slice(0, MOST_SHIFTS).map((key) => ({ value: key, label: shorten(personName(ctx, key), 75) }));

const moment = (ctx: DeskContext, id: 'from' | 'to', value: string | undefined) =>
  input(ctx, {
    id,
    label: id === 'from' ? 'form.period.from' : 'form.period.to',
    max: MOMENT_MAX,
    multiline: false,
    placeholder: id === 'from' ? 'form.period.fromExample' : 'form.period.toExample',
    value,
  });
