import { caseCommand } from '../../case-command';
import { ALREADY, refuse } from '../../decide/shared';
import { theCaller } from '../../rights';

/** The caller confirms the resolution. */
export const fixed = caseCommand({
  type: 'fixed',
  may: theCaller,
  decide: (_, { status }) => {
    if (status === 'closed') return ALREADY;
    return status === 'resolved' ? [{ type: 'closed', how: 'confirmed' }] : refuse('not_now');
  },
  done: 'done.fixed',
  button: ({ status }, at) => at === 'caller' && status === 'resolved' && { label: 'button.fixed', style: 'primary' },
});
