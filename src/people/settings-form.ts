import type { DeskContext } from '../desk/context';
import type { Way } from '../desk/model';
import { choice, type FormState, form, input } from '../view/form';
import { textsFor } from '../view/text';
import type { View } from '../view/view';
import { button } from './button';

/** `07:30`, in characters. */
const CLOCK_MAX = 5;

/** How much a person is written to: everything, or only what they must act on. */
export const MESSAGES = ['all', 'few'] as const;

export interface SettingsForm extends FormState {
  /** Ways that exist for them; chat is always there. */
  readonly ways: readonly Way[];
  readonly first?: string | undefined;
  readonly second?: string | undefined;
  readonly third?: string | undefined;
  readonly quietFrom?: string | undefined;
  readonly quietTo?: string | undefined;
  readonly messages?: string | undefined;
}

/**
 * How somebody is reached. Inputs: `first`, `second` and `third` (a way, or `none` from the second on; as many as there
 * are ways to choose between), `quietFrom` and `quietTo` (HH:MM or empty), `messages`.
 */
export const settingsForm = (ctx: DeskContext, state: SettingsForm): View => {
  const t = textsFor(ctx);
  const ways = state.ways.map((way) => ({ value: way, label: t(`way.${way}`) }));
  const none = { value: 'none', label: t('form.settings.none') };
  const next = (id: 'second' | 'third', value: string | undefined) =>
    choice(
      ctx,
      id,
      t(id === 'second' ? 'form.settings.second' : 'form.settings.third'),
      [...ways, none],
      value ?? 'none',
    );
  const clock = (id: 'quietFrom' | 'quietTo', value: string | undefined) =>
    input(ctx, {
      id,
      label: id === 'quietFrom' ? 'form.settings.quietFrom' : 'form.settings.quietTo',
      max: CLOCK_MAX,
      required: false,
      multiline: false,
      placeholder: id === 'quietFrom' ? 'form.settings.quietFromExample' : 'form.settings.quietToExample',
      value,
    });
  return form({
    problem: state.problem,
    heading: t('form.settings.heading'),
    intro: t('form.settings.intro'),
    inputs: [
      ...(ways.length > 1
        ? [choice(ctx, 'first', t('form.settings.first'), ways, state.first ?? 'chat'), next('second', state.second)]
        : []),
      ...(ways.length > 2 ? [next('third', state.third)] : []),
      clock('quietFrom', state.quietFrom),
      clock('quietTo', state.quietTo),
      choice(
        ctx,
        'messages',
        t('form.settings.messages'),
        MESSAGES.map((value) => ({ value, label: t(`form.settings.messages.${value}`) })),
        state.messages ?? 'all',
      ),
    ],
    send: button(t, 'button.saveSettings', 'settings.send', {}, { style: 'primary', submits: true }),
    cancel: button(t, 'button.cancel', 'dismiss', {}),
  });
};
