import { cut } from '../../../src/view/cut';
import type { Button } from '../../../src/view/view';
import type { CardContext, Element } from './card';
import { TEAMS_LIMITS } from './limits';

/** Names in an action's data that are the adapter's own; never passed on as data. */
export const DATA_KEYS = {
  /** The action's name, for clients that only know `Action.Submit`. */
  action: 'vagt.action',
  /** The kind of place the card was posted to: an invoke's own conversation id does not tell a channel from its thread. */
  at: 'vagt.at',
} as const;

/** Values that are sent with this button although they stand in the card only once. */
const sendsInputs = (button: Button, card: CardContext): boolean =>
  button.submits === true ||
  (!card.hasRequired && Object.keys(button.data).some((key) => isHoisted(button, key, card)));

const isHoisted = (button: Button, key: string, card: CardContext): boolean =>
  card.hoisted.get(key) === button.data[key] && (button.submits === true || !card.hasRequired);

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

function action(button: Button, card: CardContext): Element {
  const own = Object.entries(button.data).filter(([key]) => !isHoisted(button, key, card));
  const data = { ...Object.fromEntries(own), [DATA_KEYS.at]: card.at };
  const shared = {
    title: cut(button.label, TEAMS_LIMITS.buttonTitle),
    ...(button.style && { style: STYLES[button.style] }),
    ...(!sendsInputs(button, card) && { associatedInputs: 'none' }),
  };
  const submit = { type: 'Action.Submit', data: { ...data, [DATA_KEYS.action]: button.action }, ...shared };
  if (card.dialog) return submit;
  return { type: 'Action.Execute', verb: button.action, data, ...shared, fallback: submit };
}

/** Rows of at most as many actions as a client shows, each a set of its own: on a narrow screen they stack. */
export function actionSets(buttons: readonly Button[], card: CardContext): readonly Element[] {
  const rows: Element[] = [];
  for (let at = 0; at < buttons.length; at += TEAMS_LIMITS.actionsPerSet) {
    const row = buttons.slice(at, at + TEAMS_LIMITS.actionsPerSet);
    rows.push({ type: 'ActionSet', actions: row.map((button) => action(button, card)) });
  }
  return rows;
}

/**
 * Long values that several buttons carry, to be put into the card once: a button and its fallback would hold them
 * twice each, and two buttons with a 4000 character text would not fit.
 */
export function hoistable(buttons: readonly Button[], inputs: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, Set<string>>();
  for (const button of buttons) {
    for (const [key, value] of Object.entries(button.data)) {
      values.set(key, (values.get(key) ?? new Set()).add(value));
    }
  }
  const found = new Map<string, string>();
  for (const [key, distinct] of values) {
    const [value] = distinct;
    if (distinct.size === 1 && value !== undefined && value.length > TEAMS_LIMITS.longData && !inputs.includes(key)) {
      found.set(key, value);
    }
  }
  return found;
}
