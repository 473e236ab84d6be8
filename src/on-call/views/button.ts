import type { DismissAction } from '../../command/dismiss';
import { button as anyButton, type ButtonOf } from '../../view/build';
import type { OnCallAction } from '../commands';

/** A button whose action the table has. */
export const button: ButtonOf<OnCallAction | DismissAction> = anyButton;
