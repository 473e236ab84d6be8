import { addSpan } from '../../calendar/business-time';
import type { Span } from '../../calendar/types';
import type { Desk } from '../../desk/model';
import { later } from '../../ground/moments';
import { isUnresolved } from '../lifecycle';
import type { Incident } from '../types';
import type { MajorIncident } from './types';

const USUAL: Span = { kind: 'ms', ms: 3600_000, text: '60m' };
/** One silence reminds one person once an hour at most. */
const LEAST_AGAIN_MS = 3600_000;

/** It goes on: it was neither stood down nor solved. */
export const majorNow = (incident: Pick<Incident, 'major' | 'status'>): MajorIncident | undefined =>
  incident.major && !incident.major.over && isUnresolved(incident) ? incident.major : undefined;

/** By its priority, or because so many have the same. */
export const mayBeMajor = (desk: Pick<Desk, 'major'>, { priority, majorOffered }: Incident): boolean =>
  majorOffered === true || desk.major.from.includes(priority);

/** When the next news are due that are counted from `at`. */
export const newsDueAfter = (
  desk: Pick<Desk, 'major' | 'hours'>,
  { priority }: Pick<Incident, 'priority'>,
  at: Date,
): Date => {
  // By the clock: many are hit, whatever is open.
  const always = desk.hours['always'];
  if (!always) throw new Error('No hours "always" on the desk');
  return addSpan(desk.major.rhythm[priority] ?? USUAL, at, always);
};

/** When whoever brings the news is reminded again. */
export const remindedAgain = (
  desk: Pick<Desk, 'major' | 'hours'>,
  incident: Pick<Incident, 'priority'>,
  at: Date,
): Date => {
  const due = newsDueAfter(desk, incident, at);
  const least = later(at, LEAST_AGAIN_MS);
  return due < least ? least : due;
};

/** When somebody has to look whether the news came. */
export const nextBroadcast = (incident: Pick<Incident, 'major' | 'status'>): Date | undefined =>
  majorNow(incident)?.dueAt;
