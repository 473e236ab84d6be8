import { z } from 'zod';
import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { ALREADY, isBlank, refuse, unresolved } from '../../decide/shared';
import { operators } from '../../rights';

/** A better title for everybody who sees the case; the caller's own stays on the team's card. */
export const title = formCommand({
  type: 'title',
  may: operators,
  takes: z.object({ title: z.string().trim().min(1).max(LIMITS.title) }),
  ready: unresolved,
  decide: (command, state) => {
    // A title is one line, however it was typed.
    const wanted = command.title.trim().replace(/\s+/g, ' ');
    if (isBlank(wanted)) return refuse('empty_text');
    if (wanted.length > LIMITS.title) return refuse('too_long');
    return wanted === state.title ? ALREADY : [{ type: 'retitled', title: wanted }];
  },
  done: 'done.retitled',
  form: {
    heading: 'form.title.heading',
    intro: 'form.title.intro',
    inputs: [{ id: 'title', label: 'form.title.title', max: LIMITS.title, multiline: false }],
    preset: ({ title: present }) => ({ title: present }),
    send: 'button.setTitle',
  },
  fact: ({ callerTitle }, place) =>
    place === 'team' && callerTitle !== undefined ? { label: 'fact.callerTitle', words: callerTitle } : undefined,
  button: (_, at) => at === 'change' && { label: 'button.title' },
  words: {
    for: 'operators',
    help: 'help.title',
    words: { en: ['title'], da: ['titel'] },
    // "title", "titel 5 mangler" are reports.
    named: true,
    opens: ({ rest }) => isBlank(rest),
    meant: (rest) => (rest === '' ? { fill: {} } : { body: { title: rest } }),
  },
});
