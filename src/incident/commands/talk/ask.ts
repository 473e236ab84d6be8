import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { claimFirst, clockFor, isBlank, problemWithText, unresolved } from '../../decide/shared';
import { mustText } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { nudgeAfter } from '../../policies/nudge';
import { operators } from '../../rights';

/** A question to the caller: the case waits for the answer. Claims it first where nobody has. */
export const ask = formCommand({
  type: 'ask',
  may: operators,
  takes: mustText,
  ready: unresolved,
  decide: (command, state, desk) =>
    problemWithText(command.text) ?? [
      ...claimFirst(command, state),
      { type: 'asked', question: command.text, ...clockFor(desk, 'caller'), ...nudgeAfter(desk, state, command.at) },
    ],
  done: 'done.asked',
  tellsCaller: true,
  form: {
    heading: 'form.ask.heading',
    intro: 'form.ask.intro',
    inputs: [{ id: 'text', label: 'form.ask.text', max: LIMITS.text, placeholder: 'form.ask.example' }],
    send: 'button.sendQuestion',
  },
  button: (incident, at) => at === 'team' && isUnresolved(incident) && { label: 'button.ask' },
  words: {
    for: 'operators',
    help: 'help.ask',
    words: { en: ['ask'], da: ['spørg'] },
    // "ask IT about the phones" is a report.
    named: true,
    opens: ({ rest }) => rest.trim() === '',
    meant: (text) => (isBlank(text) ? { fill: {} } : { body: { text } }),
  },
});
