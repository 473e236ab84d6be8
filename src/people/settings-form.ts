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

type Input = 'first' | 'second' | 'third' | 'quietFrom' | 'quietTo' | 'messages';

interface SettingsForm extends FormState, Readonly<Partial<Record<Input, string | undefined>>> {
  /** Ways that exist for them; chat is always there. */
  readonly ways: readonly Way[];
}

/**
 * How somebody is reached. Inputs: `first`, `second` and `third` (a way, or `none` from the second on; as many as there
 * are ways to choose between), `quietFrom` and `quietTo` (HH:MM or empty), `messages`.
 */
export const settingsForm = (ctx: DeskContext, state: SettingsForm): View => {
  const t = textsFor(ctx);
  const ways = state.ways.map((way) => ({ value: way, label: t(`way.${way}`) }));
  const none = { value: 'none', label: t('form.settings.none') };
  const next = (id: 'second' | 'third') =>
    choice(ctx, id, t(`form.settings.${id}`), [...ways, none], state[id] ?? 'none');
  const clock = (id: 'quietFrom' | 'quietTo') =>
    input(ctx, {
      id,
      label: `form.settings.${id}`,
      max: CLOCK_MAX,
      required: false,
      multiline: false,
      placeholder: `form.settings.${id}Example`,
      value: state[id],
    });
  return form({
    problem: state.problem,
    heading: t('form.settings.heading'),
    intro: t('form.settings.intro'),
    inputs: [
      ...(ways.length > 1
        ? [choice(ctx, 'first', t('form.settings.first'), ways, state.first ?? 'chat'), next('second')]
        : []),
      ...(ways.length > 2 ? [next('third')] : []),
      clock('quietFrom'),
      clock('quietTo'),
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
