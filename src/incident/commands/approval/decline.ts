import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { ALREADY, problemWithWhy, refuse } from '../../decide/shared';
import { mustWhy } from '../../fields';
import { isPending } from '../../policies/approval';
import { approvers } from '../../rights';

/** No, and why: the caller reads it, and the request is over unless it is opened again. */
export const decline = formCommand({
  type: 'decline',
  may: approvers,
  takes: mustWhy,
  ready: (_, state) => (isPending(state) || state.approval?.answer?.approved === false ? undefined : refuse('not_now')),
  decide: ({ why }, state) => {
    if (!isPending(state)) return ALREADY;
    return (
      problemWithWhy(why) ?? [
        { type: 'declined', why },
        { type: 'cancelled', why },
      ]
    );
  },
  done: 'done.declined',
  form: {
    heading: 'form.decline.heading',
    intro: 'form.decline.intro',
    inputs: [{ id: 'why', label: 'form.decline.why', max: LIMITS.why }],
    send: 'button.declineSend',
    danger: true,
  },
  button: (incident, at) => at === 'approval' && isPending(incident) && { label: 'button.decline' },
  words: {
    for: 'everybody',
    help: 'help.decline',
    words: { en: ['decline'], da: ['afvis'] },
    named: true,
    offered: ({ types }) => types.request?.approval !== undefined,
    opens: ({ rest }) => rest.trim() === '',
    meant: (why) => (why === '' ? { fill: {} } : { body: { why } }),
  },
});
