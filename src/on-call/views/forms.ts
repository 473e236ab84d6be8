import type { DeskContext } from '../../desk/context';
import { personName, teamName } from '../../desk/words';
import { choice, type FormState, form, input, MOMENT_MAX } from '../../view/form';
import { periodShort } from '../../view/period';
import { textsFor } from '../../view/text';
import type { Block, Choice, View } from '../../view/view';
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

const SENDS = {
  swap: { label: 'button.askSwap', style: 'primary' },
  override: { label: 'button.putOn', style: 'primary' },
  drop: { label: 'button.dropOverride', style: 'danger' },
  away: { label: 'button.sendAway', style: 'primary' },
} as const;

/** A form about a team's schedule; *Cancel* shows that again. An absence is about no team, even when asked for in one. */
const scheduleForm = (
  ctx: DeskContext,
  name: keyof typeof SENDS,
  { team, problem }: FormState & { readonly team?: string | undefined },
  inputs: readonly Block[],
): View => {
  const t = textsFor(ctx);
  const { label, style } = SENDS[name];
  return form({
    problem,
    heading: t(`form.${name}.heading`),
    ...(team !== undefined && name !== 'away' && { about: teamName(ctx, team) }),
    intro: t(`form.${name}.intro`),
    inputs,
    send: button(t, label, `${name}.send`, team === undefined ? {} : { team }, { style, submits: true }),
    cancel:
      team === undefined
        ? button(t, 'button.cancel', 'dismiss', {})
        : button(t, 'button.cancel', 'onCall', { team, week: '0' }),
  });
};

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
  const own = state.own.slice(0, MOST_SHIFTS).map((shift) => shiftChoice(ctx, shift, false));
  const others = [
    ...state.people.map((person) => ({
      value: `${person}||`,
      label: shorten(t('form.swap.nothingBack', { name: personName(ctx, person) }), 75),
    })),
    ...state.others.map((shift) => shiftChoice(ctx, shift, true)),
  ].slice(0, MOST_SHIFTS);
  return scheduleForm(ctx, 'swap', state, [
    choice(ctx, 'give', t('form.swap.give'), own, state.give),
    choice(ctx, 'take', t('form.swap.take'), others, state.take),
  ]);
};

export interface DropForm extends TeamForm {
  readonly overrides: readonly Override[];
}

/** Takes back that somebody was put on. Input `override`: its id. */
export const dropForm = (ctx: DeskContext, state: DropForm): View => {
  const choices = state.overrides.slice(0, MOST_SHIFTS).map((one) => ({
    value: one.id,
    label: shorten(`${personName(ctx, one.person)} · ${periodShort(ctx, one)}`, 75),
  }));
  const which = choice(ctx, 'override', textsFor(ctx)('form.drop.which'), choices, choices[0]?.value);
  return scheduleForm(ctx, 'drop', state, [which]);
};

/** Who, from when and until when, as far as it was filled in. */
interface PeriodForm extends FormState {
  /** Keys of those it may be about. */
  readonly people: readonly string[];
  readonly person?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Puts somebody on call for a while: inputs `person`, `from`, `to`. */
export const overrideForm = (ctx: DeskContext, state: PeriodForm & TeamForm): View =>
  scheduleForm(ctx, 'override', state, [
    choice(ctx, 'person', textsFor(ctx)('form.override.person'), peopleChoices(ctx, state.people), state.person),
    ...moments(ctx, state),
  ]);

/** Says that somebody is away: inputs `person`, where there is a choice, `from`, `to`. */
export const awayForm = (ctx: DeskContext, state: PeriodForm & { readonly team?: string | undefined }): View =>
  scheduleForm(ctx, 'away', state, [
    ...(state.people.length > 1
      ? [choice(ctx, 'person', textsFor(ctx)('form.away.person'), peopleChoices(ctx, state.people), state.person)]
      : []),
    ...moments(ctx, state),
  ]);

const peopleChoices = (ctx: DeskContext, people: readonly string[]): readonly Choice[] =>
  people.slice(0, MOST_SHIFTS).map((key) => ({ value: key, label: shorten(personName(ctx, key), 75) }));

const MOMENTS = [
  { id: 'from', label: 'form.period.from', placeholder: 'form.period.fromExample' },
  { id: 'to', label: 'form.period.to', placeholder: 'form.period.toExample' },
] as const;

const moments = (ctx: DeskContext, state: PeriodForm): readonly Block[] =>
  MOMENTS.map((one) => input(ctx, { ...one, max: MOMENT_MAX, multiline: false, value: state[one.id] }));
