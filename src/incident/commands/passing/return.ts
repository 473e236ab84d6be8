import { caseCommand } from '../../case-command';
import { problemWithWhy, refuse } from '../../decide/shared';
import { mustWhy } from '../../fields';
import { handOverTeams } from '../../rights';
import { isNoSentence } from '../../sentence';
import { returnForm } from '../../views/forms/passing';

/** The other team does not take it, and says why. Also takes back one's own offer. */
export const giveBack = caseCommand({
  type: 'return',
  may: handOverTeams,
  takes: mustWhy,
  ready: (_, { handOver }) => (handOver ? undefined : refuse('not_now')),
  decide: ({ why }) => problemWithWhy(why) ?? [{ type: 'returned', why }],
  done: 'done.returned',
  form: returnForm,
  button: (_, at) => (at === 'offer' ? { label: 'button.return' } : undefined),
  words: {
    for: 'operators',
    help: 'help.return',
    words: { en: ['return'], da: ['send tilbage'] },
    counts: isNoSentence,
    meant: (why) => (why === '' ? { fill: {} } : { body: { why } }),
  },
});
