import { caseCommand } from '../../case-command';
import { ALREADY, refuse, unresolved } from '../../decide/shared';
import { HOLD_MS } from '../../policies/escalation';
import { operators } from '../../rights';
import { isNoSentence } from '../../sentence';

/** *Seen, I'm on it*: the response policy stands still for a while; the owner does not change. Once for each person. */
export const seen = caseCommand({
  type: 'seen',
  may: operators,
  ready: unresolved,
  decide: ({ at, by }, { status, owner, seen: before, policy }) => {
    if (status !== 'new') return refuse('already_claimed', owner?.name);
    if (before && before.until > at) {
      return before.by.id === by.id ? ALREADY : refuse('seen_already', before.by.name);
    }
    if (policy?.heldBy?.includes(by.id)) return refuse('seen_already', by.name);
    return [{ type: 'seen', until: new Date(at.getTime() + HOLD_MS) }];
  },
  done: 'done.seen',
  button: ({ status }, at) => at === 'pass' && status === 'new' && { label: 'button.seen' },
  words: {
    for: 'operators',
    help: 'help.seen',
    words: { en: ['seen'], da: ['set'] },
    counts: isNoSentence,
  },
});
