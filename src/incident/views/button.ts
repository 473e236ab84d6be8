import { numberWords } from '../../desk/words';
import type { CardPlace } from '../../ground/refs';
import { button as anyButton, type ButtonOf } from '../../view/build';
import { textsFor } from '../../view/text';
import type { ActionData, Button } from '../../view/view';
import type { IncidentAction } from '../table';
import type { Incident } from '../types';
import type { CardContext } from './context';

/** A button whose action the table has. */
export const button: ButtonOf<IncidentAction> = anyButton;

/** What a button carries that stands anywhere but on a live card: the case, and who is meant where that is its caller. */
export const besideOf = ({ id }: Pick<Incident, 'id'>, as: CardPlace): ActionData => ({
  incident: id,
  ...(as === 'caller' && { as }),
});

/** What every button on a card of a case carries. On a live one it names the place: there alone a press tells where it is. */
export const dataOf = (incident: Pick<Incident, 'id'>, place: CardPlace, { asOf }: CardContext): ActionData =>
  asOf ? besideOf(incident, place) : { incident: incident.id, place };

/** *Show INC-7*, in a list or a message. */
export const showButton = (incident: Incident, as: CardPlace, ctx: CardContext): Button =>
  button(textsFor(ctx), 'button.show', 'show', besideOf(incident, as), {
    values: { number: numberWords(ctx, incident) },
  });
