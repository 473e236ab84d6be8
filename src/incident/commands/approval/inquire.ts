import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { problemWithText, refuse } from '../../decide/shared';
import { mustText } from '../../fields';
import { isPending } from '../../policies/approval';
import { approvers } from '../../rights';

/** The approver asks the caller something first; the answer comes to them. */
export const inquire = formCommand({
  type: 'inquire',
  may: approvers,
  takes: mustText,
  ready: (_, state) => (isPending(state) ? undefined : refuse('not_now')),
  decide: ({ text }) => problemWithText(text) ?? [{ type: 'inquired', text }],
  done: 'done.inquired',
  form: {
    heading: 'form.inquire.heading',
    intro: 'form.inquire.intro',
    inputs: [{ id: 'text', label: 'form.inquire.text', max: LIMITS.text }],
    send: 'button.sendMessage',
  },
  button: (incident, at) => at === 'approval' && isPending(incident) && { label: 'button.inquire' },
});
