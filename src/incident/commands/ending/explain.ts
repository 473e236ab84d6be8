import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { ALREADY, problemWithText, refuse } from '../../decide/shared';
import { mustText } from '../../fields';
import { theCaller } from '../../rights';
import { mayExplain } from '../../state/satisfaction';

/** Whoever was not content says why, once: for the lead alone. */
export const explain = formCommand({
  type: 'explain',
  may: theCaller,
  takes: mustText,
  ready: (_, state) => (state.score?.why !== undefined || mayExplain(state) ? undefined : refuse('not_now')),
  decide: ({ text }, state) => {
    if (state.score?.why === text) return ALREADY;
    return mayExplain(state) ? (problemWithText(text) ?? [{ type: 'explained', text }]) : refuse('not_now');
  },
  done: 'done.explained',
  form: {
    heading: 'form.explain.heading',
    intro: 'form.explain.intro',
    inputs: [{ id: 'text', label: 'form.explain.text', max: LIMITS.text, placeholder: 'form.explain.example' }],
    send: 'button.send',
  },
});
