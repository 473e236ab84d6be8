import { z } from 'zod';
import { LIMITS } from '../../../ground/limits';
import { formCommand } from '../../case-command';
import { ALREADY, refuse, unresolved } from '../../decide/shared';
import { isUnresolved } from '../../lifecycle';
import { publishers } from '../../rights';

/** Typed instead of a title: it is taken away. */
const NO_TITLE = /^(?:none|off|ingen|fra)[.!]?$/i;

/**
 * The title by which everybody knows a case: where disturbances are listed and offered. Whoever writes it is told before who
 * will read it.
 */
export const publish = formCommand({
  type: 'publish',
  may: publishers,
  takes: z.object({ title: z.string().trim().max(LIMITS.title).default('') }),
  ready: (command, state) => (state.confidential ? refuse('is_confidential') : unresolved(command, state)),
  decide: (command, state) => {
    // A title is one line, however it was typed.
    const title = command.title.trim().replace(/\s+/g, ' ');
    if (title.length > LIMITS.title) return refuse('too_long');
    if (title === (state.publicTitle?.text ?? '')) return ALREADY;
    return [{ type: 'published', ...(title !== '' && { title }) }];
  },
  done: 'done.published',
  form: {
    heading: 'form.publish.heading',
    intro: 'form.publish.intro',
    inputs: [{ id: 'title', label: 'form.publish.title', max: LIMITS.title, multiline: false, required: false }],
    // Never what the caller wrote.
    preset: ({ publicTitle }) => (publicTitle ? { title: publicTitle.text } : {}),
    send: 'button.publish',
  },
  fact: ({ publicTitle }) => (publicTitle ? { label: 'fact.publicTitle', words: publicTitle.text } : undefined),
  button: (incident, at) =>
    at === 'known' && !incident.confidential && isUnresolved(incident) && { label: 'button.publishOpen' },
  words: {
    for: 'operators',
    help: 'help.publish',
    words: { en: ['public'], da: ['offentlig'] },
    // "public holiday on Monday?" is a question.
    named: true,
    opens: () => true,
    // Shown before it is done: who will see it stands above.
    meant: (rest) => {
      if (NO_TITLE.test(rest)) return { body: { title: '' } };
      return rest === '' ? { fill: {} } : { fill: { title: rest } };
    },
  },
});
