import { caseCommand } from '../../case-command';
import { ALREADY, planResumed, refuse } from '../../decide/shared';
import { isPending } from '../../policies/approval';
import { withResumedClocks } from '../../policies/approval-clocks';
import { approvers } from '../../rights';
import { approvalFact } from '../../views/approval-words';

/** Yes: the request goes to its team, and its clocks run from now. */
export const approve = caseCommand({
  type: 'approve',
  may: approvers,
  decide: ({ at }, state, desk) => {
    if (state.approval?.answer?.approved) return ALREADY;
    if (!isPending(state)) return refuse('not_now');
    const plan = planResumed(withResumedClocks(state, at), desk, at);
    return [{ type: 'approved' }, { type: 'planned', plan, because: 'approved' }];
  },
  done: 'done.approved',
  fact: (incident, _, ctx) => approvalFact(incident, ctx),
  button: (incident, at) => at === 'approval' && isPending(incident) && { label: 'button.approve', style: 'primary' },
  words: {
    for: 'everybody',
    help: 'help.approve',
    words: { en: ['approve'], da: ['godkend'] },
    // "approve of the new chairs" is no command.
    named: true,
    offered: ({ types }) => types.request?.approval !== undefined,
  },
});
