import { button as anyButton, type ButtonOf } from '../../view/build';
import type { IncidentAction } from '../table';

/** A button whose action the table has. */
export const button: ButtonOf<IncidentAction> = anyButton;
