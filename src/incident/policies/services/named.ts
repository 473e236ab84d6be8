import type { Desk, Service } from '../../../desk/model';
import { capped } from '../../../ground/limits';
import { fallbackArea } from '../area';
import { phraseCloseness, readings } from '../phrases';

/** Shorter names are found in too much. */
const SHORTEST = 3;
/** The word itself, with an ending at most. */
const ITSELF = 3;

/** Whether callers of this group use it; a service without `users` is everybody's. */
export const isUsedBy = ({ users }: Service, group: string | undefined): boolean =>
  users === undefined || (group !== undefined && users.includes(group));

/** The service that a text calls by its name, in either language; of several the longest name. */
export const serviceNamedIn = (desk: Desk, text: string): Service | undefined => {
  const sentences = readings(capped(text, 'text'));
  const names = Object.values(desk.services).flatMap((service) =>
    [service.name.da, service.name.en].map((name) => ({ service, name })),
  );
  const isNamed = (name: string): boolean =>
    name.length >= SHORTEST && sentences.some((tokens) => phraseCloseness(tokens, readings(name)[0] ?? []) === ITSELF);
  return names.toSorted((a, b) => b.name.length - a.name.length).find(({ name }) => isNamed(name))?.service;
};

/**
 * The service that a report is about by its words: where its caller uses that, and the words speak of no other area. Of
 * others they are asked in the form.
 */
export const serviceMeant = (
  desk: Desk,
  { text, category, group }: { readonly text: string; readonly category: string; readonly group?: string | undefined },
): { readonly service?: Service; readonly perhaps?: Service } => {
  const named = serviceNamedIn(desk, text);
  if (!named) return {};
  const isOther = category !== named.category && category !== fallbackArea(desk).category;
  return isUsedBy(named, group) && !isOther ? { service: named } : { perhaps: named };
};
