import { urgencyOf } from '../delivery/subject';
import { type By, VAGT } from '../ground/actor';
import { SOLUTION_PREFIX } from '../ground/prefixes';
import type { Kind } from '../record/kind';
import { decide } from './decide';
import type { SolutionEffect, SolutionEvent, SolutionNotice } from './events';
import { evolve } from './evolve';
import type { SolutionTypes } from './stored';
import type { Solution } from './types';

/** What a case asks of what had solved it. */
export const USE = 'use';
export const FAIL = 'fail';

/** Nobody waits for it. */
const URGENCY = urgencyOf('P5', 'saying');

const actorOf = (by: By): { readonly actor?: string } => (by === VAGT ? {} : { actor: by.name });

/** Whoever wrote it hears what became of it, unless they did that themself. */
const toDrafter = ({ draftedBy }: Solution, by: By, notice: SolutionNotice): readonly SolutionEffect[] =>
  draftedBy === VAGT || (by !== VAGT && by.id === draftedBy.id)
    ? []
    : [{ type: 'once', to: { type: 'drafter', id: draftedBy.id }, notice, ...actorOf(by) }];

const saysOf = (event: SolutionEvent, after: Solution): readonly SolutionEffect[] => {
  switch (event.type) {
    case 'drafted':
    case 'revised':
      return event.asks
        ? [{ type: 'once', to: { type: 'lead' }, notice: { kind: 'toApprove' }, ...actorOf(event.by) }]
        : [];
    case 'approved':
      return toDrafter(after, event.by, { kind: 'approved' });
    case 'returned':
      return toDrafter(after, event.by, { kind: 'returned', why: event.why });
    case 'withdrawn':
    case 'used':
    case 'failed':
    case 'imported':
      return [];
  }
};

/** A standard solution, as record sees it. */
export const solutionKind: Kind<SolutionTypes> = {
  name: 'solution',
  schema: 1,
  idOf: ({ solution }) => solution,
  creates: (command) => command.type === 'draft' || (command.type === 'import' && command.fresh),
  numbered: (command, number) => ('number' in command ? { ...command, number } : command),
  decide,
  evolve,
  react: (events, _, after) => events.flatMap((event) => saysOf(event, after)),
  missing: { refused: 'no_such_solution' },
  asked: ({ id: solution, command, key }, { kind, id: incident }) => {
    if (kind !== 'incident') return undefined;
    if (command === USE) return { type: 'use', solution, incident, by: VAGT, key };
    return command === FAIL ? { type: 'fail', solution, incident, by: VAGT, key } : undefined;
  },
  tick: (solution, key) => ({ type: 'tick', solution, by: VAGT, key }),
  isOpen: ({ status }) => status !== 'withdrawn',
  nextLook: () => undefined,
  mayRest: () => true,
  urgency: () => URGENCY,
  label: ({ number }) => `${SOLUTION_PREFIX}-${number}`,
};
