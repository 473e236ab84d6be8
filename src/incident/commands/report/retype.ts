import { z } from 'zod';
import { CASE_TYPES } from '../../../desk/model';
import { typeName } from '../../../desk/words';
import { textsFor } from '../../../view/text';
import { caseCommand, type Meant } from '../../case-command';
import { ALREADY, planWith, refuse, unresolved } from '../../decide/shared';
import { approvalFor, isPending } from '../../policies/approval';
import { withResumedClocks } from '../../policies/approval-clocks';
import { showsType, storedType, typeNamed, typeOf, typesOf } from '../../policies/case-type';
import { startingPriority } from '../../policies/priority';
import { callerOrOperators, mayWork } from '../../rights';
import type { CardContext } from '../../views/context';

const takes = z.object({ caseType: z.enum(CASE_TYPES) });

const meantBy = (rest: string, ctx: CardContext): Meant<z.infer<typeof takes>> => {
  const caseType = typeNamed(ctx.desk, rest);
  if (caseType) return { body: { caseType } };
  const list = typesOf(ctx.desk).map((type) => typeName(ctx, type));
  return { fill: {}, problem: textsFor(ctx)('line.whichType', { list: list.join(', ') }) };
};

/**
 * It is something else: broken, needed or asked. Priority, unless somebody set one, targets and policy are then those of the
 * new type. Its caller may say so until somebody has taken it, or an operator has decided.
 */
export const retype = caseCommand({
  type: 'retype',
  may: callerOrOperators,
  takes,
  ready: unresolved,
  decide: ({ at, by, caseType: wanted }, state, desk) => {
    if (!typesOf(desk).includes(wanted)) return refuse('no_such_type');
    const was = typeOf(state);
    if (wanted === was) return ALREADY;
    const isDecided = state.status !== 'new' || (state.typedBy !== undefined && state.typedBy.id !== by.id);
    if (isDecided && !mayWork(desk, by, state)) return refuse('only_operators');
    const { caseType: _, ...untyped } = state;
    const { approval: __, ...unasked } = withResumedClocks(untyped, at);
    const then = { ...(isPending(state) && wanted !== 'request' ? unasked : untyped), ...storedType(wanted, desk) };
    const priority = state.override ? state.priority : startingPriority(desk, then);
    return [
      { type: 'retyped', caseType: wanted, was, priority },
      { type: 'planned', plan: planWith(priority, then, desk, at), because: 'type' },
      ...approvalFor(desk, then, at),
    ];
  },
  done: 'done.retyped',
  fact: (incident, _, ctx) =>
    showsType(ctx.desk, incident) ? { label: 'fact.type', words: typeName(ctx, typeOf(incident)) } : undefined,
  words: {
    for: 'operators',
    help: 'help.retype',
    words: { en: ['type'], da: ['type'] },
    shown: 'takes.retype',
    // "type 5 printer" is a report.
    named: true,
    offered: (desk) => typesOf(desk).length > 1,
    meant: (rest, { ctx }) => meantBy(rest, ctx),
  },
});
