import { caseCommand } from '../../case-command';
import { ALREADY, refuse } from '../../decide/shared';
import { callersVoice } from '../../rights';

/** The caller confirms the resolution; where they are in no chat, by an operator whom they told. */
export const fixed = caseCommand({
  type: 'fixed',
  may: callersVoice,
  decide: (_, { status }) => {
    if (status === 'closed') return ALREADY;
    return status === 'resolved' ? [{ type: 'closed', how: 'confirmed' }] : refuse('not_now');
  },
  done: 'done.fixed',
  button: ({ status, absent }, at) => {
    if (status !== 'resolved') return undefined;
    if (at === 'team') return absent && { label: 'button.fixedFor', style: 'primary' };
    return at === 'caller' && { label: 'button.fixed', style: 'primary' };
  },
});
