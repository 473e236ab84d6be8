import { z } from 'zod';
import { textsFor } from '../../../view/text';
import { formCommand } from '../../case-command';
import { ALREADY, refuse, unresolved } from '../../decide/shared';
import { alikeTo } from '../../queries/known';
import { theCaller } from '../../rights';
import type { StoredIncident } from '../../stored';
import type { IncidentTurn } from '../../turn';
import { knownBlocks } from '../../views/lists/known';

/** The case that goes on, as everybody may know of it when it is pressed; absent: nobody may any more. */
const takes = z.object({ into: z.object({ id: z.string(), number: z.number() }).optional() });
type Taken = z.infer<typeof takes>;

const intoOf = async ({ deps, who }: IncidentTurn, { state }: StoredIncident): Promise<Taken> => {
  const known = who.actor.member ? await alikeTo(deps.store.incidents, state) : undefined;
  return known ? { into: { id: known.incident, number: known.number } } : {};
};

/** Its caller says that it is the same as what their card offers: it ends as a duplicate, and they hear how that one ends. */
export const sameAs = formCommand<'sameAs', Taken, true>({
  type: 'sameAs',
  may: theCaller,
  takes,
  quick: true,
  ready: (command, state) => (state.merged ? undefined : unresolved(command, state)),
  decide: ({ into }, state) => {
    if (state.merged) return state.merged.into === state.alike ? ALREADY : refuse('not_now');
    return into && !state.confidential ? [{ type: 'merged', into: into.id, number: into.number }] : refuse('not_known');
  },
  done: 'done.sameAs',
  form: {
    heading: 'form.sameAs.heading',
    intro: 'form.sameAs.intro',
    above: (_, __, ctx) => (ctx.alike ? knownBlocks(ctx, ctx.alike) : []),
    inputs: [],
    send: 'button.sameAs',
  },
  starts: async (turn, stored) => ({
    problem: (await intoOf(turn, stored)).into ? undefined : textsFor(turn.ctx)('refusal.not_known'),
  }),
  looksUp: intoOf,
});
