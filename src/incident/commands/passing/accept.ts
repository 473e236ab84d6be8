import { caseCommand } from '../../case-command';
import { ALREADY, named, planResumed, refuse } from '../../decide/shared';
import { homeOf } from '../../policies/home';
import { stuckBy } from '../../policies/hops';
import { receivers } from '../../rights';
import { isNoSentence } from '../../sentence';

/** Somebody of the other team takes it: it is theirs now, planned by their hours. What waits goes on waiting. */
export const accept = caseCommand({
  type: 'accept',
  may: receivers,
  decide: ({ at, by }, state, desk) => {
    const { handOver: offered } = state;
    if (!offered) return state.owner?.id === by.id ? ALREADY : refuse('not_now');
    const team = homeOf(desk, offered.team);
    const stuck = stuckBy(state, team, desk);
    return [
      { type: 'accepted', team, owner: named(by) },
      { type: 'planned', plan: planResumed({ ...state, team }, desk, at), because: 'accepted' },
      ...(stuck ? [{ type: 'stuck', ...stuck } as const] : []),
    ];
  },
  done: 'done.accepted',
  // The team that offers it cannot take it from itself.
  button: (_, at, { receives }) => at === 'offer' && receives === true && { label: 'button.accept' },
  words: {
    for: 'operators',
    help: 'help.accept',
    words: { en: ['accept'], da: ['tag imod'] },
    shows: true,
    counts: isNoSentence,
  },
});
