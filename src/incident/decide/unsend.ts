import { mayRunTeam } from '../../people/rights';
import type { CommandOf } from '../commands';
import { heldMessage } from '../policies/held';
import { ALREADY, operator, refuse } from './shared';

/** Takes a held message to the caller back. For its sender, the owner, the lead and admins. */
export const unsend = operator<CommandOf<'unsend'>>((command, state, desk) => {
  const held = heldMessage(state, command.message);
  if (!held) return { ...refuse('too_late'), about: 'message' };
  const theirs = [held.by.id, state.owner?.id].includes(command.by.id) || mayRunTeam(desk, command.by, state.team);
  if (!theirs) return refuse('only_sender', held.by.name);
  if (held.unsent) return ALREADY;
  return command.at > held.sendAt
    ? { ...refuse('too_late'), about: 'message' }
    : [{ type: 'unsent', message: held.message }];
});
