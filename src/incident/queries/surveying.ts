import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import type { PeopleStore } from '../../people/store';
import type { IncidentStore } from '../store';
import type { HandleIncident } from '../stored';

export interface SurveyingDeps {
  readonly handle: HandleIncident;
  readonly incidents: Pick<IncidentStore, 'load'>;
  readonly people: Pick<PeopleStore, 'survey'>;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

/** Whoever decides whether a caller is asked reads nothing: this looks first when they were asked last, and keeps that they are now. */
export function createSurveying({ handle, incidents, people, desk, clock }: SurveyingDeps): HandleIncident {
  return async (command, known, patience) => {
    const { survey } = desk();
    if (command.type !== 'survey' || survey === 'never') return handle(command, known, patience);
    const stored = known ?? (await incidents.load(command.incident));
    if (stored?.state.status !== 'closed' || stored.state.surveyed) return handle(command, known, patience);
    const { id, caller } = stored.state;
    const now = clock.now();
    const mayAsk = await people.survey(caller.id, { of: id, at: now, since: later(now, -survey.everyMs) });
    return handle({ ...command, mayAsk }, stored, patience);
  };
}
