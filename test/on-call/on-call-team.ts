import { type Period } from '../../src/calendar/types';
import type { Desk, OnCallLayer, Team } from '../../src/desk/model';
import type { Absence, OnCallChanges, Override } from '../../src/on-call/types';
import { NO_CHANGES } from '../../src/on-call/types';
import { aDesk } from '../support/desk';

export const BY = { id: 'p-anna', name: 'Anna Holm' };
const MADE = new Date('2026-11-01T08:00Z');

/** From Monday 2026-11-02 at 08:00 on, Anna begins. */
export const weekly: OnCallLayer = { from: '2026-11-02', at: '08:00', days: 7, people: ['anna', 'bo', 'carl'] };

/** A desk whose network team has a schedule of these layers, and everybody in it. */
export const onCallTeam = (
  [first = weekly, ...rest]: readonly OnCallLayer[] = [],
  zone = 'Europe/Copenhagen',
): { readonly desk: Desk; readonly team: Team } => {
  const plain = aDesk();
  const network = plain.teams['network'];
  if (!network) throw new Error('No network team');
  const team: Team = {
    ...network,
    members: ['anna', 'bo', 'carl', 'dina'],
    onCall: { zone, gap: 'lead', announceDays: 3, layers: [first, ...rest] },
  };
  return { desk: { ...plain, teams: { ...plain.teams, network: team } }, team };
};

/** Local time in Copenhagen from November 2026 until the clock changes in March. */
export const cph = (local: string): Date => new Date(`${local}+01:00`);

export const period = (from: string, to: string): Period => ({ from: cph(from), to: cph(to) });

/** `made` says when it was said. */
export const override = (person: string, from: string, to: string, made = MADE): Override => ({
  id: `o-${person}-${from}`,
  team: 'network',
  person,
  ...period(from, to),
  by: BY,
  at: made,
});

export const absence = (person: string, from: string, to: string, made = MADE): Absence => ({
  id: `a-${person}-${from}`,
  person,
  ...period(from, to),
  by: BY,
  at: made,
});

export const changesOf = (more: Partial<OnCallChanges>): OnCallChanges => ({ ...NO_CHANGES, ...more });
