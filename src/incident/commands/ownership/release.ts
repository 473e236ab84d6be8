import { mayRunTeam } from '../../../people/rights';
import { caseCommand } from '../../case-command';
import { ALREADY, planResumed, refuse, tooLongWhy, unresolved, withWhy } from '../../decide/shared';
import { mayWhy } from '../../fields';
import { operators } from '../../rights';

/** Puts it back; the response policy starts again. For its owner, the lead and admins. */
export const release = caseCommand({
  type: 'release',
  may: operators,
  takes: mayWhy,
  ready: unresolved,
  decide: ({ at, by, why }, state, desk) => {
    if (state.status === 'new') return ALREADY;
    const problem = tooLongWhy(why);
    if (problem) return problem;
    if (state.owner?.id !== by.id && !mayRunTeam(desk, by, state.team)) {
      return refuse('only_owner', state.owner?.name);
    }
    return [
      { type: 'released', ...withWhy(why) },
      { type: 'planned', plan: planResumed(state, desk, at), because: 'released' },
    ];
  },
  done: 'done.released',
  button: ({ owner }, at) => at === 'change' && owner && { label: 'button.release' },
  words: {
    for: 'operators',
    help: 'help.release',
    words: { en: ['release'], da: ['giv slip'] },
    without: 'owner',
    meant: (why) => ({ body: withWhy(why) }),
  },
});
