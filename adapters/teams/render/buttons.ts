import { cut } from '../../../src/view/cut';
import { inRows } from '../../../src/view/parts';
import type { Button } from '../../../src/view/view';
import type { CardContext, Element } from './card';
import { TEAMS_LIMITS } from './limits';

/** Names in an action's data that are the adapter's own; never passed on as data. */
export const DATA_KEYS = {
  /** The action's name, for clients that only know `Action.Submit`. */
  action: 'vagt.action',
  /** Says `room` of a card that was posted to one: an invoke's own conversation id does not tell a channel from its thread. */
  at: 'vagt.at',
} as const;

/** What a press has to tell of where its card stands. */
export const placed = (at: string): Readonly<Record<string, string>> => (at === 'room' ? { [DATA_KEYS.at]: at } : {});

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

function action(button: Button, card: CardContext): Element {
  const data = { ...button.data, ...placed(card.at) };
  const shared = {
    title: cut(button.label, TEAMS_LIMITS.buttonTitle),
    ...(button.style && { style: STYLES[button.style] }),
    ...(!button.submits && { associatedInputs: 'none' }),
  };
  const submit = { type: 'Action.Submit', data: { ...data, [DATA_KEYS.action]: button.action }, ...shared };
  if (card.dialog) return submit;
  return { type: 'Action.Execute', verb: button.action, data, ...shared, fallback: submit };
}

/** Rows of at most as many actions as a client shows, each a set of its own: on a narrow screen they stack. */
export const actionSets = (buttons: readonly Button[], card: CardContext): readonly Element[] =>
  inRows(buttons, TEAMS_LIMITS.actionsPerSet).map((row) => ({
    type: 'ActionSet',
    actions: row.map((button) => action(button, card)),
  }));
