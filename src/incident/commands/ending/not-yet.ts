import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { ALREADY, openAgain, problemWithWhy, refuse, reopenable } from '../../decide/shared';
import { mustWhy } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { theCaller } from '../../rights';

/** The caller says it is not fixed, with a word why; also when it was closed meanwhile. */
export const notYet = formCommand({
  type: 'notYet',
  may: theCaller,
  takes: mustWhy,
  ready: (command, state) => (state.status === 'cancelled' ? refuse('not_now') : reopenable(command, state)),
  decide: ({ at, why }, state, desk) =>
    isUnresolved(state) ? ALREADY : (problemWithWhy(why) ?? openAgain(state, desk, at, why)),
  done: 'done.notYet',
  form: {
    heading: 'form.notYet.heading',
    inputs: [{ id: 'why', label: 'form.notYet.why', max: LIMITS.why, placeholder: 'form.notYet.example' }],
    send: 'button.send',
  },
  button: ({ status }, at) => at === 'caller' && status === 'resolved' && { label: 'button.notYet' },
});
