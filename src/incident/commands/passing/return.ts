import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { problemWithWhy, refuse } from '../../decide/shared';
import { mustWhy } from '../../fields';
import { handOverTeams } from '../../rights';
import { isNoSentence } from '../../sentence';

/** The other team does not take it, and says why. Also takes back one's own offer. */
export const giveBack = formCommand({
  type: 'return',
  may: handOverTeams,
  takes: mustWhy,
  ready: (_, { handOver }) => (handOver ? undefined : refuse('not_now')),
  decide: ({ why }) => problemWithWhy(why) ?? [{ type: 'returned', why }],
  done: 'done.returned',
  form: {
    heading: 'form.return.heading',
    inputs: [{ id: 'why', label: 'form.return.why', max: LIMITS.why }],
    send: 'button.return',
  },
  button: (_, at) => at === 'offer' && { label: 'button.return' },
  words: {
    for: 'operators',
    help: 'help.return',
    words: { en: ['return'], da: ['send tilbage'] },
    counts: isNoSentence,
    meant: (why) => (why === '' ? { fill: {} } : { body: { why } }),
  },
});
