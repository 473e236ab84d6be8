import type { CommandOf } from '../commands';
import { isUnresolved } from '../lifecycle';
import { mayRunTeam } from '../rights';
import { ALREADY, named, operator, planResumed, refuse } from './shared';

/** Takes an incident: acknowledges it and ends the response policy. */
export const claim = operator<CommandOf<'claim'>>((command, state) => {
  if (!isUnresolved(state)) return refuse('not_now');
  if (state.status === 'new') return [{ type: 'claimed', owner: named(command.by) }];
  return state.owner?.id === command.by.id ? ALREADY : refuse('already_claimed', state.owner?.name);
});

/** Puts it back; the response policy starts again. For its owner, the lead and admins. */
export const release = operator<CommandOf<'release'>>((command, state, desk) => {
  if (state.status === 'new') return ALREADY;
  if (!isUnresolved(state)) return refuse('not_now');
  if (state.owner?.id !== command.by.id && !mayRunTeam(desk, command.by, state.team)) {
    return refuse('only_owner', state.owner?.name);
  }
  return [
    { type: 'released', ...(command.why && { why: command.why }) },
    { type: 'planned', plan: planResumed(state, desk, command.at), because: 'released' },
  ];
});
