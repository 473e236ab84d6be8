import type { SolutionEvent } from './events';
import { withFailure, withUse } from './policies/use';
import type { Solution } from './types';

type EventOf<T extends SolutionEvent['type']> = Extract<SolutionEvent, { readonly type: T }>;

/** As it begins, before it says anything. */
const born = ({ solution: id, number, source, externalKey, at, by }: EventOf<'drafted' | 'imported'>) => ({
  id,
  number,
  source,
  externalKey,
  used: 0,
  failed: 0,
  recent: [],
  draftedBy: by,
  draftedAt: at,
  writtenAt: at,
  changedAt: at,
});

const aboutOf = ({ readers, team, category, sub, service }: EventOf<'drafted' | 'imported' | 'revised'>) => ({
  readers,
  team,
  category,
  ...(sub !== undefined && { sub }),
  ...(service !== undefined && { service }),
});

const drafted = (event: EventOf<'drafted'>): Solution => ({
  ...born(event),
  ...aboutOf(event),
  ...(event.fromCase !== undefined && { fromCase: event.fromCase }),
  versions: { [event.lang]: event.version },
  status: 'draft',
});

/** What a file says takes the place of what stood there; what people did with it stays. */
const imported = (before: Solution | undefined, event: EventOf<'imported'>): Solution => {
  const { versions, status, at, by } = event;
  const start: Solution = before ?? { ...born(event), ...aboutOf(event), versions, status };
  const { sub: _, service: __, returned: ___, approved, withdrawn, ...kept } = start;
  return {
    ...kept,
    ...aboutOf(event),
    versions,
    status,
    ...(status !== 'draft' && { approved: approved ?? { by, at } }),
    ...(status === 'withdrawn' && { withdrawn: withdrawn ?? { by, at } }),
    writtenAt: at,
    changedAt: at,
  };
};

const revised = ({ returned: _, sub: __, service: ___, ...state }: Solution, event: EventOf<'revised'>): Solution => ({
  ...state,
  ...aboutOf(event),
  versions: { ...state.versions, [event.lang]: event.version },
  writtenAt: event.at,
});

const happened = (
  state: Solution,
  event: Exclude<SolutionEvent, { readonly type: 'drafted' | 'imported' }>,
): Solution => {
  switch (event.type) {
    case 'revised':
      return revised(state, event);
    case 'approved':
      return { ...state, status: 'approved', approved: { by: event.by, at: event.at } };
    case 'returned':
      return { ...state, returned: { by: event.by, at: event.at, why: event.why } };
    case 'withdrawn': {
      const { by, at, why } = event;
      return { ...state, status: 'withdrawn', withdrawn: { by, at, ...(why !== undefined && { why }) } };
    }
    case 'used': {
      const { type: _, by: __, ...use } = event;
      return { ...state, ...withUse(state, use) };
    }
    case 'failed':
      return { ...state, ...withFailure(state, event.incident) };
  }
};

/** The next state after one event. Throws when the timeline is broken. */
export const evolve = (before: Solution | undefined, event: SolutionEvent): Solution => {
  if (event.type === 'drafted') return drafted(event);
  if (event.type === 'imported') return imported(before, event);
  if (!before) throw new Error(`A timeline cannot begin with "${event.type}"`);
  return { ...happened(before, event), changedAt: event.at };
};
