import { caseCommand } from '../../case-command';
import { ALREADY, tooLongWhy, unresolved, withWhy } from '../../decide/shared';
import { mayWhy } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { callerOrOperators } from '../../rights';
import { cancelForm } from '../../views/forms/reasons';

/** It is not needed any more. */
export const cancel = caseCommand({
  type: 'cancel',
  may: callerOrOperators,
  takes: mayWhy,
  ready: (command, state) => (state.status === 'cancelled' ? undefined : unresolved(command, state)),
  decide: ({ why }, { status }) =>
    status === 'cancelled' ? ALREADY : (tooLongWhy(why) ?? [{ type: 'cancelled', ...withWhy(why) }]),
  done: 'done.cancelled',
  form: cancelForm,
  button: (incident, at) => {
    if (at === 'caller' && isUnresolved(incident)) return { label: 'button.cancelIncident' };
    return at === 'change' ? { label: 'button.cancelIncident', style: 'danger' } : undefined;
  },
  words: {
    for: 'everybody',
    help: 'help.cancel',
    words: { en: ['cancel'], da: ['annullér'] },
    without: 'caller',
    meant: (why) => ({ body: withWhy(why) }),
  },
});
