import { LIMITS } from '../../../ground/limits';
import { text as line } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { formCommand } from '../../case-command';
import { isBlank, problemWithText } from '../../decide/shared';
import { said } from '../../fields';
import { operators } from '../../rights';

/** An internal note; it never reaches the caller. */
export const note = formCommand({
  type: 'note',
  may: operators,
  takes: said,
  decide: ({ text, attachments, from }) =>
    problemWithText(text, attachments) ?? [{ type: 'noted', text, attachments, ...(from !== undefined && { from }) }],
  done: 'done.noted',
  form: {
    heading: 'form.note.heading',
    above: ({ caller }, _, ctx) => [line(textsFor(ctx)('form.note.intro', { caller: caller.name }), 'warning')],
    inputs: [{ id: 'text', label: 'form.note.text', max: LIMITS.text }],
    send: 'button.keepNote',
  },
  button: (_, at) => at === 'talk' && { label: 'button.note' },
  words: {
    for: 'operators',
    help: 'help.note',
    words: { en: ['note'], da: ['note', 'notat'] },
    // "note from the landlord" is a report.
    named: true,
    opens: ({ rest }) => rest.trim() === '',
    meant: (text) => (isBlank(text) ? { fill: {} } : { body: { text, attachments: [] } }),
  },
});
