import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { IncidentStore } from '../incident/store';
import type { StoredIncident } from '../incident/stored';
import type { Of } from './commands';
import { reasonsFor, reviewDue } from './policies/reasons';
import type { HandleReview } from './stored';

export interface AskingDeps {
  readonly handle: HandleReview;
  readonly incidents: Pick<IncidentStore, 'load' | 'history'>;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

/** Of a case, what a command on its review is decided by. */
export const aboutCase = ({ state }: Pick<StoredIncident, 'state'>): Of => {
  const { number, team, priority, confidential, status } = state;
  return {
    whose: state,
    about: { number, team, priority, confidential },
    ended: status === 'closed' || status === 'cancelled',
  };
};

/** Whoever decides whether a case is to be reviewed reads nothing: its case is read first. */
export function createAsking({ handle, incidents, desk, clock }: AskingDeps): HandleReview {
  return async (command, known, patience) => {
    if (command.type !== 'ask') return handle(command, known, patience);
    const stored = await incidents.load(command.review);
    if (!stored) return handle(command, known, patience);
    const { owner, team } = stored.state;
    const history = await incidents.history(command.review);
    const reopened = history.filter(({ type }) => type === 'reopened').length;
    const because = reasonsFor(stored.state, reopened, desk());
    const dueAt = reviewDue(desk(), team, clock.now());
    const found = { of: aboutCase(stored), because, dueAt, ...(owner && { writer: owner }) };
    return handle({ ...command, found }, known, patience);
  };
}
