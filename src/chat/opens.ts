import type { Opens } from '../command/input';
import { parseSmallTalk } from './small-talk';
import { PRESSES } from './table';
import { nearestIntent, parseIntent, parseNumber } from './words';

/** What a client may open a window for, as the table of commands has it. */
export const opens: Opens = {
  press: (action) => PRESSES.get(action)?.opens,
  takesFiles: (action) => PRESSES.get(action)?.takesFiles === true,
  typed: (text) => {
    const intent = parseIntent(text);
    if (intent) return intent.command.opens?.(intent) ? 'form' : 'look';
    const isSaid =
      parseNumber(text) !== undefined || nearestIntent(text, 'en') !== undefined || parseSmallTalk(text) !== undefined;
    return isSaid ? 'look' : undefined;
  },
};
