import { caseCommand } from '../../case-command';
import { problemWithText } from '../../decide/shared';
import { said } from '../../fields';
import { operators } from '../../rights';
import { noteForm } from '../../views/forms/talk';

/** An internal note; it never reaches the caller. */
export const note = caseCommand({
  type: 'note',
  may: operators,
  takes: said,
  decide: ({ text, attachments }) => problemWithText(text, attachments) ?? [{ type: 'noted', text, attachments }],
  done: 'done.noted',
  form: noteForm,
  button: (_, at) => (at === 'talk' ? { label: 'button.note' } : undefined),
});
