import { ulid } from 'ulid';
import type { IncidentEntry, IncidentOutboxEntry, IncidentWrite } from '../../src/incident/stored';
import { type Incident, type TargetClock, WARN_AT } from '../../src/incident/types';

export const MINUTE = 60_000;
/** A Tuesday morning; tests count minutes from here. */
/** A Tuesday that lies ahead: what has outlived its time, MongoDB takes away while a test looks at it. */
export const START = new Date('2037-11-24T08:00:00.000Z');
export const minutes = (count: number): Date => new Date(START.getTime() + count * MINUTE);

/** A clock that runs out `due` minutes after `START`. */
export function aTarget(due: number, overrides: Partial<TargetClock> = {}): TargetClock {
  return {
    span: { text: `${due}m`, kind: 'ms', ms: due * MINUTE },
    hours: 'always',
    from: START,
    dueAt: minutes(due),
    marks: WARN_AT.map((percent) => ({ percent, at: minutes((due * percent) / 100) })),
    pausedMs: 0,
    ...overrides,
  };
}

let made = 0;

/** A new incident of the team `it`, logged at `START`, P3, response due after 60 minutes and resolution after 480. */
export function anIncident(overrides: Partial<Incident> = {}): Incident {
  made += 1;
  return {
    desk: 'test',
    deskVersion: 'v1',
    id: ulid(),
    number: made,
    source: 'teams',
    externalKey: `event-${made}`,
    title: 'The printer is jammed',
    attachments: [],
    caller: { id: 'caller', name: 'Ane Holm' },
    language: 'en',
    origin: { platform: 'teams', kind: 'direct', id: 'chat-of-ane' },
    confidential: false,
    category: 'hardware',
    team: 'it',
    impact: 'me',
    urgency: 'hindered',
    unanswered: ['impact', 'urgency'],
    priority: 'P3',
    status: 'new',
    assigned: [],
    calendars: { always: { zone: 'UTC', week: Array.from({ length: 7 }, () => [[0, 1440] as const]) } },
    responseTarget: aTarget(60),
    resolutionTarget: aTarget(480),
    loggedAt: START,
    changedAt: START,
    nextAt: minutes(45),
    ...overrides,
  };
}

export function aClaim(id: string, at = minutes(5)): IncidentEntry {
  const owner = { id: 'operator', name: 'Bo Lund' };
  return { id, type: 'claimed', owner, at, by: owner, deskVersion: 'v1' };
}

export function aCardEffect(id: string, at = minutes(5)): IncidentOutboxEntry {
  return { id, effect: { type: 'live', place: 'team' }, at };
}

/** What one command writes; `key` is unique unless given. */
export function aWrite(state: Incident, overrides: Partial<IncidentWrite> = {}): IncidentWrite {
  return { state, timeline: [], outbox: [], keys: [], ...overrides };
}
