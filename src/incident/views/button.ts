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

/** What every button of a case carries. */
export const dataOf = (incident: Pick<Incident, 'id'>, place: CardPlace): ActionData => ({
  incident: incident.id,
  place,
});

/** *Show INC-7*. */
export const showButton = (incident: Incident, place: CardPlace, ctx: CardContext): Button =>
  button(textsFor(ctx), 'button.show', 'show', dataOf(incident, place), {
    values: { number: numberWords(ctx, incident) },
  });
