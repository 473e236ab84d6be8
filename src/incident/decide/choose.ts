import { nextOpening } from '../../calendar/business-time';
import type { Desk } from '../../desk/model';
import type { ChooseCommand } from '../commands';
import { isPending } from '../policies/approval';
import { choose } from '../policies/choosing';
import type { Incident } from '../types';
import { ALREADY, named, type Outcome } from './shared';

/** Where nobody got it because the team is closed, somebody may when it opens. */
const againAt = (
  { team }: Incident,
  { to, passed }: ReturnType<typeof choose>,
  desk: Desk,
  at: Date,
): { readonly againAt?: Date } => {
  const hours = desk.hours[desk.teams[team]?.hours ?? ''];
  if (to || !hours || !passed.some(({ because }) => because === 'off_hours')) return {};
  const opens = nextOpening(hours, at);
  return opens > at ? { againAt: opens } : {};
};

/**
 * For whom a rule means it, by the figures that were read for that. Nothing to choose where somebody has it by now, or where
 * it needs a yes first: that asks again.
 */
export const chooseSomebody = ({ at, figures }: ChooseCommand, state: Incident, desk: Desk): Outcome => {
  if (!figures || !state.meant?.asking || state.status !== 'new' || isPending(state)) return ALREADY;
  const chosen = choose(desk, state, figures);
  const assigned = chosen.to && state.routing?.rule?.assign;
  return [
    { type: 'chosen', ...chosen, ...againAt(state, chosen, desk, at) },
    ...(assigned && chosen.to ? [{ type: 'assigned', owner: named(chosen.to) } as const] : []),
  ];
};
