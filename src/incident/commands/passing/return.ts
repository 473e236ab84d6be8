import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { problemWithWhy, refuse } from '../../decide/shared';
import { mustWhy } from '../../fields';
import { handOverTeams, returns } from '../../rights';
import { isNoSentence } from '../../sentence';

/** The other team does not take it, and says why. Also takes back one's own offer. */
export const giveBack = formCommand({
  type: 'return',
  may: handOverTeams,
  takes: mustWhy,
  ready: (_, { handOver }) => (handOver ? undefined : refuse('not_now')),
  decide: ({ why, by }, state, desk) =>
    problemWithWhy(why) ?? [{ type: 'returned', why, ...(!returns(desk, by, state) && { withdrawn: true }) }],
  done: 'done.returned',
  form: {
    heading: 'form.return.heading',
    inputs: [{ id: 'why', label: 'form.return.why', max: LIMITS.why }],
    send: 'button.sendReturn',
  },
  button: (_, at, { returns: isTheirs }) => at === 'offer' && { label: isTheirs ? 'button.return' : 'button.takeBack' },
  words: {
    for: 'operators',
    help: 'help.return',
    words: { en: ['return'], da: ['send tilbage'] },
    counts: isNoSentence,
    meant: (why) => (why === '' ? { fill: {} } : { body: { why } }),
  },
});
