import { z } from 'zod';
import { caseCommand } from '../../case-command';
import { ALREADY, claimFirst, closesAt, isBlank, problemWithText, refuse } from '../../decide/shared';
import { mustText } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { operators } from '../../rights';
import { RESOLUTION_CODES } from '../../types';
import { resolveForm } from '../../views/forms/resolve';

/** What fixed it. Claims it first where nobody has. */
export const resolve = caseCommand({
  type: 'resolve',
  may: operators,
  takes: mustText.extend({ code: z.enum(RESOLUTION_CODES) }),
  ready: (_, state) => (isUnresolved(state) || state.status === 'resolved' ? undefined : refuse('not_now')),
  decide: (command, state, desk) => {
    if (state.status === 'resolved') return ALREADY;
    const { text, code, at } = command;
    return (
      problemWithText(text) ?? [
        ...claimFirst(command, state),
        { type: 'resolved', text, code, closesAt: closesAt(state, desk, at) },
      ]
    );
  },
  done: 'done.resolved',
  form: resolveForm,
  button: ({ status }, at) => {
    if (at !== 'team') return undefined;
    if (status === 'new') return { label: 'button.resolve' };
    return status === 'in_progress' || status === 'waiting' ? { label: 'button.resolve', style: 'primary' } : undefined;
  },
  words: {
    for: 'operators',
    help: 'help.resolve',
    words: { en: ['resolve'], da: ['løs'] },
    without: 'owner',
    opens: () => true,
    meant: (text) => ({ fill: isBlank(text) ? {} : { text } }),
  },
});
