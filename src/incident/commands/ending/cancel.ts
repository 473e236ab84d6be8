import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { ALREADY, tooLongWhy, unresolved, withWhy } from '../../decide/shared';
import { mayWhy } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { callerOrOperators } from '../../rights';

/** It is not needed any more. */
export const cancel = formCommand({
  type: 'cancel',
  may: callerOrOperators,
  takes: mayWhy,
  ready: (command, state) => (state.status === 'cancelled' ? undefined : unresolved(command, state)),
  decide: ({ why }, { status }) =>
    status === 'cancelled' ? ALREADY : (tooLongWhy(why) ?? [{ type: 'cancelled', ...withWhy(why) }]),
  done: 'done.cancelled',
  form: {
    heading: 'form.cancel.heading',
    intro: 'form.cancel.intro',
    inputs: [{ id: 'why', label: 'form.cancel.why', max: LIMITS.why, required: false }],
    send: 'button.cancelSend',
    danger: true,
    back: 'button.keepOpen',
  },
  button: (incident, at) => {
    if (at === 'caller' && isUnresolved(incident)) return { label: 'button.cancelIncident' };
    return at === 'change' ? { label: 'button.cancelIncident', style: 'danger' } : undefined;
  },
  words: {
    for: 'everybody',
    help: 'help.cancel',
    words: { en: ['cancel'], da: ['annullér'] },
    means: 'notNeeded',
    none: 'talk.nothingOpen',
    without: 'caller',
    undo: 'reopen',
    meant: (why) => ({ body: withWhy(why) }),
  },
});
