import { caseCommand } from '../../case-command';
import { ALREADY, refuse } from '../../decide/shared';
import { operators } from '../../rights';
import { countsThings } from '../../sentence';

/** Works on a waiting case again. */
export const resume = caseCommand({
  type: 'resume',
  may: operators,
  decide: (_, { status }) => {
    if (status === 'in_progress') return ALREADY;
    return status === 'waiting' ? [{ type: 'resumed', because: 'person' }] : refuse('not_now');
  },
  done: 'done.resumed',
  button: ({ status }, at) => at === 'pass' && status === 'waiting' && { label: 'button.resume' },
  words: {
    for: 'operators',
    help: 'help.resume',
    words: { en: ['resume'], da: ['genoptag'] },
    counts: (words) => !countsThings(words),
  },
});
