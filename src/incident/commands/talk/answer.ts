import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { open, problemWithText } from '../../decide/shared';
import { said } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { theCaller } from '../../rights';
import { askedBlocks } from '../../views/card/parts';

/** What the caller writes back; brings a waiting case back to work. */
export const answer = formCommand({
  type: 'answer',
  may: theCaller,
  takes: said,
  ready: open,
  decide: ({ text, attachments, from }) =>
    problemWithText(text, attachments) ?? [
      { type: 'answered', text, attachments, ...(from !== undefined && { from }) },
    ],
  done: 'done.answered',
  form: {
    heading: 'form.answer.heading',
    above: (incident, _, ctx) => askedBlocks(incident, ctx),
    inputs: [{ id: 'text', label: 'form.answer.text', max: LIMITS.text }],
    send: 'button.send',
  },
  button: (incident, at) => {
    if (at !== 'caller' || !isUnresolved(incident)) return undefined;
    const isAsked = incident.status === 'waiting' && (incident.waiting?.reason ?? 'caller') === 'caller';
    return { label: 'button.reply', ...(isAsked && { style: 'primary' as const }) };
  },
});
