import { button as anyButton, type ButtonOf } from '../view/build';
import type { Action } from './table';

/** A button whose action the table has. */
export const button: ButtonOf<Action> = anyButton;
