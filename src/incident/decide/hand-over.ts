import { addSpan } from '../../calendar/business-time';
import { LIMITS } from '../../ground/limits';
import { worksFor } from '../../people/rights';
import type { CommandOf } from '../commands';
import { isUnresolved } from '../lifecycle';
import { makePlan } from '../policies/plan';
import type { Incident } from '../types';
import { ALREADY, isBlank, named, operator, reader, refuse } from './shared';

/** Offers it to another team; nothing about its owner changes until somebody there accepts. */
export const handOver = operator<CommandOf<'handOver'>>((command, state, desk) => {
  if (!isUnresolved(state)) return refuse('not_now');
  const team = desk.teams[command.team];
  if (!team) return refuse('no_such_team');
  if (team.key === state.team) return refuse('same_team');
  if ((command.why?.length ?? 0) > LIMITS.why) return refuse('too_long');
  if (state.handOver?.team === team.key) return ALREADY;
  const target = desk.targets[state.priority];
  const calendar = desk.hours[target.hours ?? team.hours];
  if (!calendar) throw new Error(`No hours "${target.hours ?? team.hours}" on the desk`);
  const dueAt = addSpan(target.response, command.at, calendar);
  return [{ type: 'handedOver', team: team.key, dueAt, ...(command.why && { why: command.why }) }];
});

/** Somebody of the other team takes it: it is theirs now, planned by their hours. */
export const accept = reader<CommandOf<'accept'>>((command, state, desk) => {
  const { handOver: offered } = state;
  if (!offered) return state.owner?.id === command.by.id ? ALREADY : refuse('not_now');
  if (!worksFor(desk, command.by, offered.team)) return refuse('only_operators');
  const { team } = offered;
  const moved: Incident = { ...state, team };
  const plan = makePlan(desk, {
    team,
    priority: state.priority,
    service: state.service,
    callerGroup: state.callerGroup,
    policyFrom: command.at,
    loggedAt: state.loggedAt,
    pausedMs: state.resolutionTarget.pausedMs,
    confidential: moved.confidential,
  });
  return [
    { type: 'accepted', team, owner: named(command.by) },
    { type: 'planned', plan, because: 'accepted' },
  ];
});

/** The other team does not take it, and says why. Also takes back one's own offer. */
export const giveBack = reader<CommandOf<'return'>>((command, state, desk) => {
  const { handOver: offered } = state;
  if (!offered) return refuse('not_now');
  if (!worksFor(desk, command.by, offered.team) && !worksFor(desk, command.by, state.team)) {
    return refuse('only_operators');
  }
  if (isBlank(command.why)) return refuse('empty_text');
  if (command.why.length > LIMITS.why) return refuse('too_long');
  return [{ type: 'returned', why: command.why }];
});
