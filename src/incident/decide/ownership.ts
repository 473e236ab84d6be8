import { LIMITS } from '../../ground/limits';
import { mayRunTeam } from '../../people/rights';
import type { CommandOf } from '../commands';
import { isUnresolved } from '../lifecycle';
import { HOLD_MS } from '../policies/escalation';
import { ALREADY, type Draft, named, operator, planResumed, reader, refuse } from './shared';

/** Takes an incident: acknowledges it and ends the response policy. */
export const claim = operator<CommandOf<'claim'>>((command, state) => {
  if (!isUnresolved(state)) return refuse('not_now');
  if (state.status === 'new') return [{ type: 'claimed', owner: named(command.by) }];
  return state.owner?.id === command.by.id ? ALREADY : refuse('already_claimed', state.owner?.name);
});

/** *Seen, I'm on it*: the response policy stands still for a while; the owner does not change. Once for each person. */
export const seen = operator<CommandOf<'seen'>>((command, state) => {
  if (state.status !== 'new') {
    return isUnresolved(state) ? refuse('already_claimed', state.owner?.name) : refuse('not_now');
  }
  if (state.seen && state.seen.until > command.at) {
    return state.seen.by.id === command.by.id ? ALREADY : refuse('seen_already', state.seen.by.name);
  }
  if (state.policy?.heldBy?.includes(command.by.id)) return refuse('seen_already', command.by.name);
  return [{ type: 'seen', until: new Date(command.at.getTime() + HOLD_MS) }];
});

/** Gives it to somebody of the team, who need not agree. For the team's lead and admins. */
export const assign = reader<CommandOf<'assign'>>((command, state, desk) => {
  if (!mayRunTeam(desk, command.by, state.team)) return refuse('only_lead');
  if (!isUnresolved(state)) return refuse('not_now');
  const team = desk.teams[state.team];
  const { key } = command.to;
  const isThere = team && (team.members === 'everyone' || team.members.includes(key) || team.lead === key);
  if (!isThere) return refuse('not_in_team', command.to.name);
  if (state.owner?.id === command.to.id) return ALREADY;
  const resumed: readonly Draft[] = state.status === 'waiting' ? [{ type: 'resumed', because: 'person' }] : [];
  return [...resumed, { type: 'assigned', owner: named(command.to) }];
});

/** Puts it back; the response policy starts again. For its owner, the lead and admins. */
export const release = operator<CommandOf<'release'>>((command, state, desk) => {
  if (state.status === 'new') return ALREADY;
  if (!isUnresolved(state)) return refuse('not_now');
  if ((command.why?.length ?? 0) > LIMITS.why) return refuse('too_long');
  if (state.owner?.id !== command.by.id && !mayRunTeam(desk, command.by, state.team)) {
    return refuse('only_owner', state.owner?.name);
  }
  return [
    { type: 'released', ...(command.why && { why: command.why }) },
    { type: 'planned', plan: planResumed(state, desk, command.at), because: 'released' },
  ];
});
