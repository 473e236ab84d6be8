import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { open, problemWithText } from '../../decide/shared';
import { said } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { callersVoice } from '../../rights';
import { askedBlocks } from '../../views/card/parts';

/** What the caller writes back, or says to an operator who writes it down; brings a waiting case back to work. */
export const answer = formCommand({
  type: 'answer',
  may: callersVoice,
  takes: said,
  ready: open,
  decide: ({ text, attachments, from, by }, { caller }) =>
    problemWithText(text, attachments) ?? [
      {
        type: 'answered',
        text,
        attachments,
        ...(from !== undefined && { from }),
        ...(by.id !== caller.id && { logged: true as const }),
      },
    ],
  takesFiles: true,
  done: 'done.answered',
  form: {
    heading: 'form.answer.heading',
    above: (incident, _, ctx) => askedBlocks(incident, ctx),
    inputs: [{ id: 'text', label: 'form.answer.text', max: LIMITS.text }],
    send: 'button.send',
  },
  button: (incident, at) => {
    const isTheirs = at === 'team' && incident.absent !== undefined;
    if ((at !== 'caller' && !isTheirs) || !isUnresolved(incident)) return undefined;
    const isAsked = incident.status === 'waiting' && (incident.waiting?.reason ?? 'caller') === 'caller';
    return {
      label: incident.absent ? 'button.logAnswer' : 'button.reply',
      ...(isAsked && { style: 'primary' as const }),
    };
  },
});
