import { caseCommand } from '../../case-command';
import { ALREADY, closesAt, type Draft, refuse } from '../../decide/shared';
import { isUnresolved } from '../../lifecycle';
import { theCaller } from '../../rights';

/** The caller says it works again: that is the resolution and its confirmation at once. */
export const works = caseCommand({
  type: 'works',
  may: theCaller,
  decide: ({ at }, state, desk) => {
    if (state.status === 'closed') return ALREADY;
    if (state.status === 'cancelled') return refuse('not_now');
    const resolved: readonly Draft[] = isUnresolved(state)
      ? [{ type: 'resolved', text: '', code: 'no_fault', closesAt: closesAt(state, desk, at) }]
      : [];
    return [...resolved, { type: 'closed', how: 'caller' }];
  },
  done: 'done.works',
  button: (incident, at) => at === 'caller' && isUnresolved(incident) && { label: 'button.works' },
  words: {
    for: 'everybody',
    help: 'help.works',
    words: {
      en: [
        'it works',
        'it works again',
        'it works now',
        'it works fine now',
        'it is working',
        'it is working again',
        'it is working now',
        'its working',
        'its working again',
        'its working now',
        'it is fixed',
        'its fixed',
        'it is solved',
        'works again',
        'works now',
        'now it works',
        'now it works again',
        'everything works',
        'everything works again',
        'problem solved',
        'all good now',
      ],
      da: [
        'det virker',
        'det virker igen',
        'det virker nu',
        'det virker fint',
        'det virker fint nu',
        'det virker fint igen',
        'den virker',
        'den virker igen',
        'den virker nu',
        'nu virker det',
        'nu virker det igen',
        'nu virker den',
        'nu virker den igen',
        'så virker det',
        'så virker det igen',
        'virker igen',
        'virker nu',
        'alt virker',
        'alt virker igen',
        'det kører igen',
        'det kører nu',
        'det er løst',
        'det er fikset',
        'problemet er løst',
      ],
    },
    counts: ({ asked }) => !asked,
    without: 'caller',
    sentence: 'talk.noneToClose',
    undo: 'reopen',
  },
});
