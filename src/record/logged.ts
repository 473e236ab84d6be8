import type { Logger } from 'pino';
import type { Desk } from '../desk/model';
import type { Handle } from './handle';

/** Writes one line for every command: which incident, what was asked, what became of it. Never what anybody wrote. */
export const logged =
  (handle: Handle, log: Pick<Logger, 'info' | 'warn'>, desk: () => Desk): Handle =>
  async (command, known) => {
    const handled = await handle(command, known);
    const stored = 'incident' in handled ? handled.incident : undefined;
    const line = {
      ...(stored && { incident: `${desk().prefix}-${stored.state.number}` }),
      incidentId: stored?.state.id ?? command.incident,
      command: command.type,
      outcome: handled.type,
      ...(handled.type === 'refused' && { refused: handled.refusal.refused }),
    };
    if (handled.type === 'unsure') log.warn(line, 'A save was not answered in time');
    else log.info(line, 'command');
    return handled;
  };
