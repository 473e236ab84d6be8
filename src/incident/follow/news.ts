import type { Desk } from '../../desk/model';
import type { IncidentEffect, Notice } from '../effects';
import type { IncidentEvent } from '../events';
import { knownOf } from '../policies/services/known';
import type { Incident } from '../types';
import { type Followed, followedKey } from './store';

export type What = Extract<Notice, { readonly kind: 'followed' }>['what'];

/** What followers hear of, the most important first: an end is told once, whatever else one save did. */
const NEWS = [
  ['cancelled', 'cancelled'],
  ['resolved', 'resolved'],
  ['merged', 'merged'],
  ['reopened', 'reopened'],
  ['logged', 'logged'],
] as const satisfies readonly (readonly [IncidentEvent['type'], What])[];

const whatIn = (events: readonly IncidentEvent[], before: Incident | undefined, after: Incident): What | undefined => {
  const found = NEWS.find(([type]) => events.some((event) => event.type === type));
  if (found) return found[1];
  return before?.status === 'new' && after.status === 'in_progress' ? 'taken' : undefined;
};

/** What a case belongs to that can be followed as such. */
export const topicsOf = ({ service, team }: Pick<Incident, 'service' | 'team'>): readonly Followed[] => [
  ...(service === undefined ? [] : [{ type: 'service', key: service } as const]),
  { type: 'team', key: team },
];

/** Whether anybody hears of the case itself: who takes part in it, follows it, has the same, or may by now. */
export const hasHearers = (incident: Incident): boolean => {
  if ((incident.participants ?? []).length > 0) return true;
  if (incident.confidential) return false;
  return incident.followers !== undefined || incident.meToos !== undefined || knownOf(incident) !== undefined;
};

/** Whether anybody may hear of it: who follows the case, or takes part in it, or follows its service or team. */
const isHeard = (before: Incident | undefined, after: Incident, desk: Pick<Desk, 'followed'>): boolean => {
  // Who joined a moment ago is not counted yet.
  if ([before, after].some((state) => state && hasHearers(state))) return true;
  return !after.confidential && topicsOf(after).some((topic) => desk.followed?.has(followedKey(topic)) === true);
};

/** What those who follow it are told of these events; nothing where nobody does. */
export const newsFor = (
  events: readonly IncidentEvent[],
  before: Incident | undefined,
  after: Incident,
  desk: Pick<Desk, 'followed'>,
): readonly IncidentEffect[] => {
  const what = isHeard(before, after, desk) ? whatIn(events, before, after) : undefined;
  return what ? [{ type: 'once', to: { type: 'followers' }, notice: { kind: 'followed', what } }] : [];
};
