import { caseCommand } from '../../case-command';
import { planResumed, refuse, unresolved } from '../../decide/shared';
import { operators } from '../../rights';
import { isNoSentence } from '../../sentence';
import { chosenWords } from '../../views/routing-words';

/** Whoever a rule chose says that it is not theirs: it goes to the next, each once, then to the team's queue. */
export const notMe = caseCommand({
  type: 'notMe',
  may: operators,
  ready: unresolved,
  decide: ({ at, by }, state, desk) => {
    const { meant, status, owner } = state;
    const key = meant?.to?.key;
    const isTheirs = key !== undefined && by.deskKey === key && (status === 'new' || owner?.id === by.id);
    if (!isTheirs) return refuse('not_meant');
    if (status === 'new') return [{ type: 'passedOn', key }];
    return [
      { type: 'passedOn', key },
      { type: 'planned', plan: planResumed(state, desk, at), because: 'released' },
    ];
  },
  done: 'done.notMe',
  fact: (incident, place, ctx) => {
    const { meant, status } = incident;
    if (place !== 'team' || !meant?.to || status !== 'new') return undefined;
    return { label: 'fact.meant', words: `${meant.to.name} · ${chosenWords(incident, ctx)}` };
  },
  button: ({ meant }, at) => at === 'pass' && meant?.to !== undefined && { label: 'button.notMe' },
  words: {
    for: 'operators',
    help: 'help.notMe',
    words: { en: ['not me'], da: ['ikke mig'] },
    counts: isNoSentence,
  },
});
