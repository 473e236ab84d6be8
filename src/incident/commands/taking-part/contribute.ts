import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { open, problemWithText } from '../../decide/shared';
import { said } from '../../fields';
import { participants } from '../../rights';

/** What somebody who takes part writes: under their own name, for the team; the case goes on as it was. */
export const contribute = formCommand({
  type: 'contribute',
  may: participants,
  takes: said,
  ready: open,
  decide: ({ text, attachments, from }) =>
    problemWithText(text, attachments) ?? [
      {
        type: 'contributed',
        text,
        ...(attachments.length > 0 && { attachments }),
        ...(from !== undefined && { from }),
      },
    ],
  done: 'done.answered',
  form: {
    heading: 'form.answer.heading',
    inputs: [{ id: 'text', label: 'form.answer.text', max: LIMITS.text }],
    send: 'button.send',
  },
});
