import { urgencyOf } from '../delivery/subject';
import { VAGT } from '../ground/actor';
import type { Kind } from '../record/kind';
import { mayRest } from './at-rest';
import { decide } from './decide';
import { type IncidentEffect, NATURES } from './effects';
import { evolve } from './evolve';
import { isUnresolved } from './lifecycle';
import { homeOf } from './policies/home';
import { nextLook } from './policies/next-look';
import { waitsUnreminded } from './policies/nudge';
import { react } from './react';
import type { IncidentTypes } from './stored';
import type { Incident } from './types';
import type { AfterEvent } from './views/declared';

/** A ping is more urgent than what else is said. */
const urgency = (effect: IncidentEffect, { priority }: Pick<Incident, 'priority'>): number =>
  urgencyOf(priority, effect.type !== 'once' ? 'card' : NATURES[effect.notice.kind].pings ? 'ping' : 'saying');

/** An unplanned interruption of a service, as record sees it. */
export const incidentKind: Kind<IncidentTypes> = {
  name: 'incident',
  schema: 2,
  idOf: ({ incident }) => incident,
  creates: ({ type }) => type === 'report',
  keyless: ({ type }) => type === 'recount',
  numbered: (command, number) => (command.type === 'report' ? { ...command, number } : command),
  decide: (command, at, state, desk) => decide({ ...command, at }, state, desk),
  evolve,
  react,
  missing: { refused: 'no_such_incident' },
  tick: (incident, key) => ({ type: 'tick', incident, by: VAGT, key }),
  asked: ({ id: incident, command, key }, { id: from }) => {
    if (command === 'absorb' || command === 'part') return { type: command, incident, from, by: VAGT, key };
    return command === 'choose' || command === 'survey' ? { type: command, incident, by: VAGT, key } : undefined;
  },
  isOpen: ({ status }) => status !== 'closed' && status !== 'cancelled',
  nextLook,
  mayRest,
  outgrown: (incident, desk) =>
    (isUnresolved(incident) && homeOf(desk, incident.team) !== incident.team) || waitsUnreminded(incident),
  urgency,
  label: ({ number }, { prefix }) => `${prefix}-${number}`,
};

/** The same, with what rooms below ask of their records when something happens. */
export const incidentKindWith = (afterEvent: readonly AfterEvent[]): Kind<IncidentTypes> => ({
  ...incidentKind,
  react: (events, before, after, desk) => [
    ...incidentKind.react(events, before, after, desk),
    ...afterEvent.flatMap((then) => then(events, before, after, desk)),
  ],
});
