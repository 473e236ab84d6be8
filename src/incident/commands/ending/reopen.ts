import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { ALREADY, openAgain, reopenable, tooLongWhy, withWhy } from '../../decide/shared';
import { mayWhy } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { callerOrOperators } from '../../rights';
import { mayReopen } from '../../views/words';

/** Opens an ended or resolved case again. */
export const reopen = formCommand({
  type: 'reopen',
  may: callerOrOperators,
  takes: mayWhy,
  ready: reopenable,
  decide: ({ at, why }, state, desk) =>
    isUnresolved(state) ? ALREADY : (tooLongWhy(why) ?? openAgain(state, desk, at, why)),
  done: 'done.reopened',
  form: {
    heading: 'form.reopen.heading',
    inputs: [{ id: 'why', label: 'form.reopen.why', max: LIMITS.why, required: false }],
    send: 'button.reopen',
  },
  quick: true,
  button: (incident, at, ctx) => {
    const { status, merged } = incident;
    // *Not the same* opens it.
    if (merged && at === 'team') return undefined;
    const isOver = (status === 'closed' || status === 'cancelled') && mayReopen(incident, ctx) !== undefined;
    const stands = at === 'team' ? isOver || status === 'resolved' : at === 'caller' && isOver;
    return stands ? { label: 'button.reopen' } : undefined;
  },
  words: {
    for: 'everybody',
    help: 'help.reopen',
    words: { en: ['reopen'], da: ['genåbn'] },
    meant: (why) => ({ body: withWhy(why) }),
  },
});
