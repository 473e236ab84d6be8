import type { IncidentAction } from '../incident/table';
import { button as anyButton, type ButtonOf } from '../view/build';
import type { ReviewAction } from './table';

/** A button whose action the table has. */
export const button: ButtonOf<ReviewAction | IncidentAction> = anyButton;
