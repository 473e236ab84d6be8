import { z } from 'zod';
import { LIMITS } from '../../../ground/limits';
import type { CardPlace } from '../../../ground/refs';
import { input } from '../../../view/form';
import type { View } from '../../../view/view';
import { caseCommand, type Fields } from '../../case-command';
import { ALREADY, isBlank, refuse, unresolved } from '../../decide/shared';
import { operators } from '../../rights';
import type { Incident } from '../../types';
import type { CardContext } from '../../views/context';
import { incidentForm } from '../../views/forms/incident-form';

/** Input `title`, filled with the present one. */
const titleForm = (incident: Incident, place: CardPlace, ctx: CardContext, typed: Fields): View =>
  incidentForm(incident, place, ctx, {
    problem: typed['problem'],
    heading: 'form.title.heading',
    intro: 'form.title.intro',
    inputs: [
      input(ctx, {
        id: 'title',
        label: 'form.title.title',
        max: LIMITS.title,
        multiline: false,
        value: typed['title'] ?? incident.title,
      }),
    ],
    send: { label: 'button.setTitle', action: 'title.send' },
  });

/** A better title for everybody who sees the case; the caller's own stays on the team's card. */
export const title = caseCommand({
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
  form: titleForm,
  fact: ({ callerTitle }, place) =>
    place === 'team' && callerTitle !== undefined ? { label: 'fact.callerTitle', words: callerTitle } : undefined,
  button: (_, at) => (at === 'change' ? { label: 'button.title' } : undefined),
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
