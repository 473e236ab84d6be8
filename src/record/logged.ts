import type { Logger } from 'pino';
import type { Desk } from '../desk/model';
import type { Handle } from './handle';
import type { Kind, KindTypes } from './kind';

/** Writes one line for every command: which record, what was asked, what became of it. Never what anybody wrote. */
export const logged =
  <T extends KindTypes>(
    kind: Kind<T>,
    handle: Handle<T>,
    log: Pick<Logger, 'info' | 'warn'>,
    desk: () => Desk,
  ): Handle<T> =>
  async (command, known, patience) => {
    const handled = await handle(command, known, patience);
    const stored = 'stored' in handled ? handled.stored : undefined;
    const line = {
      ...(stored && kind.label && { [kind.name]: kind.label(stored.state, desk()) }),
      [`${kind.name}Id`]: stored?.state.id ?? kind.idOf(command),
      command: command.type,
      outcome: handled.type,
      ...(handled.type === 'refused' && { refused: handled.refusal.refused }),
    };
    if (handled.type === 'unsure') log.warn(line, 'A save was not answered in time');
    else log.info(line, 'command');
    return handled;
  };
