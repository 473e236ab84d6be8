import { z } from 'zod';
import { caseCommand } from '../../case-command';
import { filledAnswer } from '../../chat/filled-answer';
import { ALREADY, open, problemWithText } from '../../decide/shared';
import { mustText } from '../../fields';
import { heldMessage, sendAtOf } from '../../policies/held';
import { operators } from '../../rights';
import { messageForm } from '../../views/forms/talk';

/** A note to the caller. `hold`: it waits a few seconds, so that it can be taken back; its id is the command's key. */
export const message = caseCommand({
  type: 'message',
  may: operators,
  takes: mustText.extend({ hold: z.literal(true).optional() }),
  ready: open,
  decide: ({ at, key, text, hold }, state) => {
    const problem = problemWithText(text);
    if (problem) return problem;
    if (heldMessage(state, key)) return ALREADY;
    return [{ type: 'messaged', text, ...(hold && { held: { message: key, sendAt: sendAtOf(at) } }) }];
  },
  done: 'done.messaged',
  form: messageForm,
  starts: async (turn, { state }) => {
    const picked = turn.ctx.desk.answers[turn.input.data['answer'] ?? ''];
    return picked ? { text: await filledAnswer(turn, state, picked) } : {};
  },
  button: ({ status }, at, { hears }) => {
    const isTaken = status === 'in_progress' || status === 'waiting';
    // Teams shows six buttons in a row: *Escalate* gives way where the caller is not heard.
    const stands = at === 'team' && (isTaken || (status === 'new' && hears === false));
    return stands || (at === 'talk' && status !== 'closed' && status !== 'cancelled')
      ? { label: 'button.message' }
      : undefined;
  },
});
