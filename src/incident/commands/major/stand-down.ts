import { caseCommand } from '../../case-command';
import { ALREADY, refuse } from '../../decide/shared';
import { majorNow } from '../../major/rules';
import { operators } from '../../rights';
import { isNoSentence } from '../../sentence';

/** It is a major incident no longer: everybody who was told hears it. The case goes on until it is resolved. */
export const standDown = caseCommand({
  type: 'standDown',
  may: operators,
  ready: (_, state) => (state.major ? undefined : refuse('not_major')),
  decide: (_, state) => (majorNow(state) ? [{ type: 'stoodDown' }] : ALREADY),
  done: 'done.stoodDown',
  button: (incident, at) => at === 'change' && majorNow(incident) && { label: 'button.standDown' },
  words: {
    for: 'operators',
    help: 'help.standDown',
    words: { en: ['stand down'], da: ['afblæs'] },
    counts: isNoSentence,
  },
});
