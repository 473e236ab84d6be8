import type { Desk } from '../../desk/model';
import type { Incident } from '../../incident/types';
import { type Placeholders, withoutPeople } from './anonymous';

/** A draft made of what solved a case, without its people; `taken`: how much was taken out. */
export interface FromCase {
  readonly title: string;
  readonly steps: string;
  readonly taken: number;
}

export const fromCase = (incident: Incident, desk: Desk, words: Placeholders): FromCase => {
  const { caller, reporter, owner, resolution, participants = [], callerRecord } = incident;
  const manager = callerRecord?.manager?.name;
  const involved = [caller, reporter, owner, resolution?.by, ...participants].flatMap((one) => one?.name ?? []);
  const names = {
    involved: [...new Set([...involved, ...(manager === undefined ? [] : [manager])])],
    others: Object.values(desk.people).map(({ name }) => name),
  };
  const title = withoutPeople(incident.title, names, words);
  const steps = withoutPeople(resolution?.text ?? '', names, words);
  return { title: title.text, steps: steps.text, taken: title.taken + steps.taken };
};
