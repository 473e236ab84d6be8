import { teamName } from '../../desk/words';
import { VAGT } from '../../ground/actor';
import { momentWords } from '../../view/time';
import { withWhy } from '../decide/shared';
import type { IncidentEffect } from '../effects';
import type { EventOf } from '../events';
import { met, unmet } from '../policies/clock-marks';
import { held } from '../policies/escalation';
import { running, withoutMeant, withoutPolicy, withoutQuestion } from '../policies/without';
import type { Incident } from '../types';
import { type Around, type Happenings, say, toCaller, toOwner, untold, withSaid } from './happening';

/** Somebody has it from now on. */
export const taken = (state: Incident, { owner, at }: EventOf<'claimed' | 'assigned' | 'accepted'>): Incident => ({
  ...withoutMeant(withoutPolicy(state)),
  status: 'in_progress',
  owner,
  assigned: state.assigned.includes(owner.id) ? state.assigned : [...state.assigned, owner.id],
  responseTarget: met(state.responseTarget, at),
});

/** To the caller, unless the question or the solution that came with it says it all. */
const tellsCaller = (event: EventOf<'claimed'>, { after, all }: Around): readonly IncidentEffect[] =>
  all.some(({ type }) => type === 'asked' || type === 'resolved') ? [] : toCaller(event, after, { kind: 'claimed' });

/** Who has it from now on, to the caller; if that is themselves they know. */
export const nowTheirs = (event: EventOf<'assigned' | 'accepted'>, { after }: Around): readonly IncidentEffect[] =>
  event.owner.id === after.caller.id
    ? []
    : toCaller(event, after, { kind: 'claimed', ...(event.type === 'assigned' && { given: true }) }).map((told) => ({
        ...told,
        actor: event.owner.name,
      }));

export const OWNERSHIP = {
  claimed: {
    evolve: taken,
    says: tellsCaller,
    line: (_, { t, who }) => t('history.claimed', { who }),
  },
  assigned: {
    /** Whoever has it by a rule may still say that it is not theirs. */
    evolve: (state, event) => ({
      ...taken(state, event),
      ...(event.by === VAGT && state.meant && { meant: state.meant }),
    }),
    says: (event, around) => [
      ...nowTheirs(event, around),
      ...toOwner(event, around.after, { kind: 'assigned', ...(event.by === VAGT && { byRule: true }) }),
    ],
    line: ({ owner }, { t, who }) => t('history.assigned', { who, owner: owner.name }),
  },
  seen: {
    evolve: (state, { at, by, until }) => {
      if (by === VAGT) return state;
      const policy = held(state, by.id, at, until);
      return { ...state, seen: { by, at, until }, ...(policy && { policy }) };
    },
    says: untold,
    line: ({ until }, { ctx, t, who }) => t('history.seen', { who, until: momentWords(ctx, until) }),
  },
  released: {
    /** Who left keeps nothing, not even what was theirs to read. */
    evolve: (state, { at, left }) => {
      const { owner: _, handOver: __, ...rest } = withoutMeant(withoutQuestion(running(state, at)));
      const assigned = rest.assigned.filter((id) => id !== left?.id);
      return { ...rest, assigned, status: 'new', responseTarget: unmet(rest.responseTarget) };
    },
    says: (event, { after }) => {
      const { why, left } = event;
      const toTeam = say(event, { type: 'team' }, { kind: 'released', ...withWhy(why), ...(left && { left: true }) });
      return [
        ...toCaller(event, after, { kind: 'released' }),
        left && toTeam.type === 'once' ? { ...toTeam, actor: left.name } : toTeam,
      ];
    },
    line: ({ why, left }, { as, incident, ctx, t, who }) => {
      const values = { who: left?.name ?? who, team: teamName(ctx, incident.team), left: left ? 'yes' : 'no' };
      return withSaid(t('history.released', values), as === 'team' ? why : '');
    },
  },
} satisfies Partial<Happenings>;
