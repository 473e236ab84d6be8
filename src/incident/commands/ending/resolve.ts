import { z } from 'zod';
import { LIMITS } from '../../../ground/limits';
import { textsFor } from '../../../view/text';
import { formCommand } from '../../case-command';
import { NO_CAUSE, SPENT_INPUTS, spent, spentIn } from '../../chat/spent';
import { ALREADY, claimFirst, closesAt, isBlank, problemWithText, refuse } from '../../decide/shared';
import { mustText } from '../../fields';
import { isUnresolved } from '../../lifecycle';
import { operators } from '../../rights';
import { type Incident, RESOLUTION_CODES } from '../../types';
import { spentFacts } from '../../views/spent';
import { works } from './works';

const sent = mustText.extend({ code: z.enum(RESOLUTION_CODES), ...spent });

/** `solution`: the standard solution that it was fixed by; no form of a case sends one. */
interface Resolving extends z.infer<typeof sent> {
  readonly solution?: NonNullable<Incident['resolution']>['solution'];
}
const takes: z.ZodType<Resolving> = sent;

/** What fixed it, why it broke and how long it took. Claims it first where nobody has. */
export const resolve = formCommand({
  type: 'resolve',
  may: operators,
  takes,
  ready: (_, state) => (isUnresolved(state) || state.status === 'resolved' ? undefined : refuse('not_now')),
  decide: (command, state, desk) => {
    if (state.status === 'resolved') return ALREADY;
    const { text, code, at, solution } = command;
    const problem = problemWithText(text);
    if (problem) return problem;
    const more = spentIn(command, desk);
    return 'refused' in more
      ? more
      : [
          ...claimFirst(command, state),
          { type: 'resolved', text, code, closesAt: closesAt(state, desk, at), ...more, ...(solution && { solution }) },
        ];
  },
  done: 'done.resolved',
  tellsCaller: true,
  form: {
    heading: 'form.resolve.heading',
    intro: 'form.resolve.intro',
    inputs: [
      { id: 'text', label: 'form.resolve.text', max: LIMITS.text, placeholder: 'form.resolve.example' },
      {
        id: 'code',
        label: 'form.resolve.code',
        choices: (ctx) => RESOLUTION_CODES.map((value) => ({ value, label: textsFor(ctx)(`code.${value}`) })),
      },
      ...SPENT_INPUTS,
    ],
    preset: () => ({ code: 'fixed', cause: NO_CAUSE }),
    send: 'button.sendResolution',
  },
  fact: ({ status, resolution }, place, ctx) =>
    place === 'team' && resolution && (status === 'resolved' || status === 'closed')
      ? spentFacts(resolution, ctx)
      : undefined,
  button: (incident, at) => {
    if (incident.status === 'new') return at === 'change' && { label: 'button.resolve' };
    return at === 'team' && isUnresolved(incident) && { label: 'button.resolve', style: 'primary' };
  },
  words: {
    for: 'operators',
    help: 'help.resolve',
    words: { en: ['resolve', 'close'], da: ['løs', 'luk'] },
    without: 'owner',
    theirs: works,
    opens: () => true,
    meant: (text) => ({ fill: isBlank(text) ? {} : { text } }),
  },
});
