import { z } from 'zod';
import { fillInLine } from '../../../command/lines';
import { IMPACTS, URGENCIES } from '../../../desk/model';
import { serviceName } from '../../../desk/words';
import type { CardPlace } from '../../../ground/refs';
import { textsFor } from '../../../view/text';
import { formCommand } from '../../case-command';
import { ALREADY, type Draft, plannedFor, unresolved } from '../../decide/shared';
import { isUnresolved } from '../../lifecycle';
import { typeOf } from '../../policies/case-type';
import { startingPriority, weigh } from '../../policies/priority';
import { callerOrOperators } from '../../rights';
import type { Incident, Question } from '../../types';
import type { CardContext } from '../../views/context';
import { QUESTIONS } from '../../views/forms/questions';
import { priorityName } from '../../views/words';

const both = z.object({ impact: z.enum(IMPACTS), urgency: z.enum(URGENCIES) });
/** Where nothing is chosen, some clients send an empty text. */
const maybe = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.literal('').transform(() => undefined)]).optional();
const takes = z
  .object({ impact: maybe(both.shape.impact), urgency: maybe(both.shape.urgency) })
  .refine(({ impact, urgency }) => impact ?? urgency);

/** What moved it, for the team alone: ` (high for Payroll; VIP caller)`. */
const reasonWords = (ctx: CardContext, incident: Incident, place: CardPlace): string => {
  const { priority, reasons } = weigh(ctx.desk, incident);
  // What the desk's file says now did not make a priority that it was given before.
  if (place !== 'team' || reasons.length === 0 || priority !== incident.priority) return '';
  const words = reasons.map((reason) =>
    textsFor(ctx)(`priority.because.${reason.type}`, {
      service: 'service' in reason ? serviceName(ctx, reason.service) : '',
    }),
  );
  return ` (${words.join('; ')})`;
};

/** "P3 · middel, fordi hele teamet er ramt og kan arbejde med besvær"; without a reason where nobody answered in time. */
const priorityWords = (ctx: CardContext, incident: Incident, place: CardPlace): string => {
  const { impact, urgency, unanswered } = incident;
  const [first, second] = unanswered;
  const type = typeOf(incident);
  if (type !== 'incident') {
    const whom = type === 'request' && !unanswered.includes('impact') ? impact : 'nobody';
    const words = textsFor(ctx)('priority.ofType', { name: priorityName(ctx, incident), type, whom });
    return `${words}${reasonWords(ctx, incident, place)}`;
  }
  if (first && !isUnresolved(incident)) return priorityName(ctx, incident);
  const reason = first
    ? textsFor(ctx)('priority.provisional', { place, unanswered: second ? 'both' : first })
    : textsFor(ctx)('priority.reason', { place, impact, urgency, caller: incident.caller.name });
  return `${priorityName(ctx, incident)}, ${reason}${reasonWords(ctx, incident, place)}`;
};

/** Answers one or both of the two questions; a changed priority copies target and policy afresh. */
export const assess = formCommand({
  type: 'assess',
  may: callerOrOperators,
  takes,
  ready: unresolved,
  decide: (command, state, desk) => {
    const impact = command.impact ?? state.impact;
    const urgency = command.urgency ?? state.urgency;
    const given: readonly Question[] = [
      ...(command.impact ? (['impact'] as const) : []),
      ...(command.urgency ? (['urgency'] as const) : []),
    ];
    const firstAnswer = given.some((question) => state.unanswered.includes(question));
    if (!firstAnswer && impact === state.impact && urgency === state.urgency) return ALREADY;
    // What an operator has set holds, whatever is answered.
    const priority = state.override ? state.priority : startingPriority(desk, { ...state, impact, urgency });
    const assessed: Draft = { type: 'assessed', answered: given, impact, urgency, priority, was: state.priority };
    return [assessed, ...plannedFor(priority, state, desk, command.at)];
  },
  done: 'done.assessed',
  fact: (incident, place, ctx) => {
    if (!incident.override) return { label: 'fact.priority', words: priorityWords(ctx, incident, place) };
    if (typeOf(incident) !== 'incident') return undefined;
    const matrix = { ...incident, priority: startingPriority(ctx.desk, incident) };
    return place === 'team' ? { label: 'fact.matrix', words: priorityWords(ctx, matrix, place) } : undefined;
  },
  form: {
    heading: 'form.assess.heading',
    inputs: QUESTIONS,
    preset: ({ unanswered, impact, urgency }) => ({
      ...(!unanswered.includes('impact') && { impact }),
      ...(!unanswered.includes('urgency') && { urgency }),
    }),
    send: 'button.send',
  },
  quick: true,
  meant: (sent, { ctx }) => {
    const answers = both.safeParse(sent);
    return answers.success ? { body: answers.data } : { fill: sent, problem: fillInLine(ctx) };
  },
  button: (incident, at) => {
    if (typeOf(incident) !== 'incident') return undefined;
    if (at === 'caller' && isUnresolved(incident)) return { label: 'button.worse' };
    return at === 'change' ? { label: 'button.whoIsHit' } : undefined;
  },
});
