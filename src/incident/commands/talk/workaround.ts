import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { ALREADY, isBlank, refuse, unresolved } from '../../decide/shared';
import { mustWhy } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { typeOf } from '../../policies/case-type';
import { operators } from '../../rights';

/** What helps for now: everybody of the case hears it, and the case stays open. How urgent it is then is asked anew once. */
export const workaround = formCommand({
  type: 'workaround',
  may: operators,
  takes: mustWhy,
  ready: unresolved,
  decide: (command, state) => {
    const text = command.why.trim();
    if (isBlank(text)) return refuse('empty_text');
    if (text.length > LIMITS.why) return refuse('too_long');
    if (state.workaround?.text === text) return ALREADY;
    const asks = state.workaround === undefined && typeOf(state) === 'incident';
    return [{ type: 'workedAround', text, ...(asks && { asks }) }];
  },
  done: 'done.workaround',
  form: {
    heading: 'form.workaround.heading',
    intro: 'form.workaround.intro',
    inputs: [{ id: 'why', label: 'form.workaround.text', max: LIMITS.why }],
    preset: ({ workaround: present }) => (present ? { why: present.text } : {}),
    send: 'button.workaround',
  },
  button: (incident, at) => at === 'known' && isUnresolved(incident) && { label: 'button.workaroundOpen' },
  words: {
    for: 'operators',
    help: 'help.workaround',
    words: { en: ['workaround'], da: ['midlertidig løsning'] },
    // "workaround needed for the vpn" is a report.
    named: true,
    opens: ({ rest }) => isBlank(rest),
    meant: (rest) => (rest === '' ? { fill: {} } : { body: { why: rest } }),
  },
});
