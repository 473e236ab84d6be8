import type { ActionInput, Reply } from '../../../command/input';
import { privately } from '../../../command/turn';
import { lineView } from '../../../view/line-view';
import type { AnyCaseCommand, CaseCommand } from '../../case-command';
import { outcomeLine } from '../../outcome';
import type { StoredIncident } from '../../stored';
import { giveCase, type IncidentTurn } from '../../turn';

/** Yes or no to *Is this yours?*: the question says which from now on, and offers neither any more. */
export const answered = async <Input extends object>(
  turn: IncidentTurn<ActionInput>,
  stored: StoredIncident,
  command: Pick<CaseCommand<string, Input, undefined, false>, 'type' | 'takes'> & Pick<AnyCaseCommand, 'done'>,
  body: Input,
): Promise<Reply> => {
  const { input, deps } = turn;
  const handled = await giveCase(turn, stored, command, body);
  const { text, tone } = outcomeLine(turn, command, handled);
  const view = lineView(text, tone);
  const { message } = input;
  if (message && handled.type === 'done') {
    deps
      .chat(message.address.platform)
      ?.update(message, view)
      .catch((error: unknown) => deps.log.warn({ err: error }, 'A question that was answered is still asked'));
  }
  return privately(view);
};
