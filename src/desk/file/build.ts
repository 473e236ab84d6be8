import { type Calendar } from '../../calendar/types';
import { type Desk, type Impact, type Priority, type Service, type Team, type Urgency } from '../model';
import type { DeskFile } from './schema';
import { mapEntries } from './schema/fields';

const matrix = (priority: DeskFile['priority']): Desk['matrix'] => {
  const row = (impact: Impact) => {
    const cell = (urgency: Urgency): Priority => {
      const found = priority.matrix[impact]?.[priority.urgency.indexOf(urgency)];
      if (!found) throw new Error(`The matrix was checked, yet has no ${impact} × ${urgency}`);
      return found;
    };
    return { working: cell('working'), hindered: cell('hindered'), stopped: cell('stopped') };
  };
  return { me: row('me'), team: row('team'), department: row('department'), everybody: row('everybody') };
};

/** Makes the desk of a file in which no error was found; `version` is the hash of its text. */
export const buildDesk = (file: DeskFile, calendars: ReadonlyMap<string, Calendar>, version: string): Desk => {
  const { desk, priority, ...sections } = file;
  const team = ({ onCall, ...from }: DeskFile['teams'][string]): Team => ({
    ...from,
    language: from.language ?? desk.languages[0],
    ...(onCall && { onCall: { ...onCall, zone: onCall.zone ?? desk.zone } }),
  });
  const service = (from: DeskFile['services'][string]): Service => {
    const category = file.categories[from.category];
    const next = from.next ?? category?.next;
    return { ...from, team: from.team ?? category?.team ?? '', ...(next !== undefined && { next }) };
  };
  return {
    ...desk,
    ...sections,
    version,
    hours: mapEntries(Object.fromEntries(calendars), (_, calendar) => calendar),
    teams: mapEntries(file.teams, (_, from) => team(from)),
    services: mapEntries(file.services, (_, from) => service(from)),
    matrix: matrix(priority),
    ...(priority.criticality && { criticality: true }),
    escalations: Object.values(file.escalations),
  };
};
