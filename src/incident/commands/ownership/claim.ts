import { caseCommand } from '../../case-command';
import { ALREADY, named, refuse, unresolved } from '../../decide/shared';
import { isPending } from '../../policies/approval';
import { operators } from '../../rights';

/** Takes an incident: acknowledges it and ends the response policy. */
export const claim = caseCommand({
  type: 'claim',
  may: operators,
  ready: unresolved,
  decide: ({ by }, state) => {
    if (state.status === 'new') return [{ type: 'claimed', owner: named(by) }];
    return state.owner?.id === by.id ? ALREADY : refuse('already_claimed', state.owner?.name);
  },
  done: 'done.claimed',
  button: (incident, at) =>
    at === 'team' && incident.status === 'new' && !isPending(incident) && { label: 'button.claim', style: 'primary' },
  words: { for: 'operators', help: 'help.claim', words: { en: ['claim'], da: ['tag'] }, shows: true },
});
