import { caseCommand } from '../../case-command';
import { open, problemWithText } from '../../decide/shared';
import { said } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { theCaller } from '../../rights';
import { answerForm } from '../../views/forms/talk';

/** What the caller writes back; brings a waiting case back to work. */
export const answer = caseCommand({
  type: 'answer',
  may: theCaller,
  takes: said,
  ready: open,
  decide: ({ text, attachments }) => problemWithText(text, attachments) ?? [{ type: 'answered', text, attachments }],
  done: 'done.answered',
  form: answerForm,
  button: (incident, at) => {
    if (at !== 'caller' || !isUnresolved(incident)) return undefined;
    const isAsked = incident.status === 'waiting' && (incident.waiting?.reason ?? 'caller') === 'caller';
    return { label: 'button.reply', ...(isAsked && { style: 'primary' as const }) };
  },
});
