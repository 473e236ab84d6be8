import { z } from 'zod';
import { PRIORITIES } from '../../../desk/model';
import { LIMITS } from '../../../ground/limits';
import { textsFor } from '../../../view/text';
import type { Choice } from '../../../view/view';
import { formCommand, type Meant } from '../../case-command';
import { ALREADY, plannedFor, problemWithWhy, unresolved } from '../../decide/shared';
import { startingPriority } from '../../policies/priority';
import { operators } from '../../rights';
import type { CardContext } from '../../views/context';
import { priorityName } from '../../views/words';

const CHOICES = [...PRIORITIES, 'auto'] as const;

const takes = z.object({ priority: z.enum(CHOICES), why: z.string().trim().max(LIMITS.why).optional() });

const choices = (ctx: CardContext): readonly Choice[] => [
  ...PRIORITIES.map((value) => ({ value, label: priorityName(ctx, { priority: value }) })),
  { value: 'auto', label: textsFor(ctx)('form.priority.auto') },
];

/** `p2 the director's printer`, `auto`. */
const WORDS = /^(?:p?(?<digit>[1-5])|(?<auto>auto))(?=$|[\s:,.])[\s:,.]*(?<why>.*)$/is;

const meantBy = (rest: string): Meant<z.infer<typeof takes>> => {
  const { digit, auto, why = '' } = WORDS.exec(rest)?.groups ?? {};
  if (auto) return { body: { priority: 'auto' } };
  const chosen = PRIORITIES.find((one) => one === `P${digit}`);
  return chosen && why ? { body: { priority: chosen, why } } : { fill: { priority: chosen, why: chosen ? why : rest } };
};

/** An operator overrides the matrix, with a reason; `auto` returns to it. Holds until then, whatever the caller answers. */
export const priority = formCommand({
  type: 'priority',
  may: operators,
  takes,
  ready: unresolved,
  decide: ({ at, priority: wanted, why = '' }, state, desk) => {
    const { override, priority: was } = state;
    if (wanted === 'auto') {
      if (!override) return ALREADY;
      const matrix = startingPriority(desk, state);
      return [{ type: 'prioritised', priority: matrix, was }, ...plannedFor(matrix, state, desk, at)];
    }
    const problem = problemWithWhy(why);
    if (problem) return problem;
    if (wanted === was && override?.why === why) return ALREADY;
    return [{ type: 'prioritised', priority: wanted, was, why }, ...plannedFor(wanted, state, desk, at)];
  },
  done: 'done.prioritised',
  form: {
    heading: 'form.priority.heading',
    intro: 'form.priority.intro',
    inputs: [
      { id: 'priority', label: 'fact.priority', choices },
      // Only `auto`, which is what the matrix gives, can do without a reason.
      { id: 'why', label: 'form.priority.why', max: LIMITS.why, required: false },
    ],
    preset: (incident) => ({ priority: incident.priority }),
    send: 'button.setPriority',
  },
  fact: (incident, place, ctx) => {
    const { override } = incident;
    if (!override) return undefined;
    const name = priorityName(ctx, incident);
    if (place === 'caller') return { label: 'fact.priority', words: name };
    const values = { name, matrix: startingPriority(ctx.desk, incident), who: override.by.name, why: override.why };
    return { label: 'fact.priority', words: textsFor(ctx)('priority.override', values) };
  },
  button: (_, at) => at === 'change' && { label: 'button.priority' },
  words: {
    for: 'operators',
    help: 'help.priority',
    words: { en: ['priority'], da: ['prioritet'] },
    shown: 'takes.priority',
    // "priority 1 outage" and "priority" alone are reports.
    named: true,
    meant: meantBy,
  },
});
