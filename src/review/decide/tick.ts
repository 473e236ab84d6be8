import type { Desk } from '../../desk/model';
import { later } from '../../ground/moments';
import type { Action, Review } from '../types';
import type { Draft } from '.';

/** An action whose day has passed is told of once a week, until it has ended. */
const AGAIN_MS = 7 * 24 * 3600_000;

const ofAction = ({ id, owner, status, remindAt }: Action, desk: Desk, at: Date): readonly Draft[] => {
  if (status !== 'open' || !remindAt || remindAt > at) return [];
  if (!desk.people[owner.key]) return [{ type: 'orphaned', action: id }];
  return [{ type: 'reminded', action: id, again: later(at, AGAIN_MS) }];
};

/** All that is due; a tick that comes early, late or twice finds nothing to do. */
export const tick = ({ status, due, actions }: Review, desk: Desk, at: Date): readonly Draft[] => [
  ...(due && !due.told && due.at <= at && status !== 'approved' ? [{ type: 'overdue' } as const] : []),
  ...actions.flatMap((action) => ofAction(action, desk, at)),
];
