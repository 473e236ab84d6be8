import type { DeskContext } from '../../desk/context';
import { buttons, text } from '../../view/build';
import { textsFor } from '../../view/text';
import type { View } from '../../view/view';
import { button } from './button';

/** That somebody is away; from now on, it can be ended by a button. */
export const awayView = (ctx: DeskContext, said: string, person: string, isNow: boolean): View => ({
  fallback: said,
  blocks: [
    text(said, 'good'),
    ...(isNow ? buttons([button(textsFor(ctx), 'button.iAmBack', 'away.back', { person })]) : []),
  ],
});
