import type { CaseType } from '../../../desk/model';
import type { TextKey } from '../../../view/text';
import { caseCommand } from '../../case-command';
import { ALREADY, closesAt, type Draft, refuse } from '../../decide/shared';
import { isUnresolved } from '../../lifecycle';
import { typeOf } from '../../policies/case-type';
import { theCaller } from '../../rights';
import type { Incident } from '../../types';

/** What was broken works, what was needed is there, what was asked is answered. */
const LABELS = {
  incident: 'button.works',
  request: 'button.haveIt',
  question: 'button.haveAnswer',
} as const satisfies Record<CaseType, TextKey>;

/** `solution`: the standard solution that helped, and its words; their own word alone says less. */
interface Working {
  readonly solution?: NonNullable<Incident['resolution']>['solution'];
  readonly text?: string;
}

/** The caller says it works again: that is the resolution and its confirmation at once. */
export const works = caseCommand<'works', Working>({
  type: 'works',
  may: theCaller,
  decide: ({ at, solution, text = '' }, state, desk) => {
    if (state.status === 'closed') return ALREADY;
    if (state.status === 'cancelled') return refuse('not_now');
    const resolved: readonly Draft[] = isUnresolved(state)
      ? [
          {
            type: 'resolved',
            text,
            code: solution ? 'fixed' : 'no_fault',
            closesAt: closesAt(state, desk, at),
            ...(solution && { solution }),
          },
        ]
      : [];
    return [...resolved, { type: 'closed', how: 'caller' }];
  },
  done: 'done.works',
  button: (incident, at) => at === 'caller' && isUnresolved(incident) && { label: LABELS[typeOf(incident)] },
  words: {
    for: 'everybody',
    help: 'help.works',
    words: {
      en: ['it works', 'it works again', 'now it works'],
      da: ['det virker', 'det virker igen', 'nu virker det'],
    },
    means: 'over',
    asks: 'talk.works',
    counts: ({ asked }) => !asked,
    without: 'caller',
    sentence: 'talk.noneToClose',
    undo: 'reopen',
  },
});
