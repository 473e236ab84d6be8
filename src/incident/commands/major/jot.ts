import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { isBlank, refuse } from '../../decide/shared';
import { mustWhy } from '../../fields';
import { majorNow } from '../../major/rules';
import { operators } from '../../rights';

/** A line in the timeline of a major incident: what happened, and who did what. For the team alone. */
export const jot = formCommand({
  type: 'jot',
  may: operators,
  takes: mustWhy,
  ready: (_, state) => (majorNow(state) ? undefined : refuse('not_major')),
  decide: ({ why }) => {
    if (isBlank(why)) return refuse('empty_text');
    return why.length > LIMITS.why ? refuse('too_long') : [{ type: 'jotted', text: why.trim() }];
  },
  done: 'done.jotted',
  form: {
    heading: 'form.jot.heading',
    intro: 'form.jot.intro',
    inputs: [{ id: 'why', label: 'form.jot.text', max: LIMITS.why }],
    send: 'button.jot',
  },
  button: (incident, at) => at === 'talk' && majorNow(incident) && { label: 'button.jotOpen' },
  words: {
    for: 'operators',
    help: 'help.jot',
    words: { en: ['log'], da: ['logfør'] },
    named: true,
    opens: ({ rest }) => isBlank(rest),
    meant: (rest) => (rest === '' ? { fill: {} } : { body: { why: rest } }),
  },
});
