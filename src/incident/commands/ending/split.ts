import { caseCommand } from '../../case-command';
import { openAgain, refuse, reopenable } from '../../decide/shared';
import { operators } from '../../rights';
import { mayReopen } from '../../views/words';

/** It is not the same after all: it is open again, and its caller hears of it alone. */
export const split = caseCommand({
  type: 'split',
  may: operators,
  ready: (command, state) => (state.merged ? reopenable(command, state) : refuse('not_merged')),
  decide: ({ at }, state, desk) => openAgain(state, desk, at, undefined),
  done: 'done.reopened',
  button: (incident, at, ctx) =>
    at === 'team' &&
    incident.merged !== undefined &&
    mayReopen(incident, ctx) !== undefined && { label: 'button.split' },
  words: {
    for: 'operators',
    help: 'help.split',
    words: { en: ['split'], da: ['skil ad'] },
    // "split keyboard" is a wish.
    named: true,
  },
});
