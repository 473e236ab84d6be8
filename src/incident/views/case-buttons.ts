import { button } from '../../view/build';
import { textsFor } from '../../view/text';
import type { Button } from '../../view/view';
import type { AnyCaseCommand, Stand } from '../case-command';
import { CASE_COMMANDS } from '../commands';
import type { Incident } from '../types';
import type { CardContext } from './context';
import { dataOf } from './data-of';

const COMMANDS: readonly AnyCaseCommand[] = CASE_COMMANDS;

/** The buttons of the commands that stand there now, the most likely one first. */
export const caseButtons = (incident: Incident, at: Stand, ctx: CardContext): readonly Button[] => {
  const t = textsFor(ctx);
  const data = dataOf(incident, at === 'caller' ? 'caller' : 'team');
  const shown = COMMANDS.flatMap((command): readonly Button[] => {
    const look = command.button?.(incident, at, ctx);
    const style = look?.style && { style: look.style };
    return look
      ? [button(t, look.label, command.form ? `${command.type}.open` : command.type, data, { ...style })]
      : [];
  });
  return shown.toSorted((one, other) => Number(other.style === 'primary') - Number(one.style === 'primary'));
};
