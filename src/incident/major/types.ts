import { z } from 'zod';
import { type Infer, named, opt } from '../../record/schema';

const text = z.string();
const date = z.date();

/** Who does what while it is a major incident. */
export const MAJOR_ROLES = ['lead', 'communicator', 'scribe'] as const;
export const majorRole = z.enum(MAJOR_ROLES);
export type MajorRole = Infer<typeof majorRole>;

/** What everybody who is told of a major incident reads. */
const majorUpdate = z.object({ known: text, doing: text, at: date, by: named });

/**
 * Many are hit: one owner, one voice, a rhythm of news. `dueAt`: when the next news was told to come, or whoever brings them
 * is reminded again; `over`: it was stood down.
 */
export const majorIncident = z.object({
  since: date,
  by: named,
  lead: opt(named),
  communicator: opt(named),
  scribe: opt(named),
  update: opt(majorUpdate),
  dueAt: date,
  over: opt(date),
});
export type MajorIncident = Infer<typeof majorIncident>;

/** How many had the same at some moments of late, oldest first. */
export const surge = z.array(z.object({ at: date, people: z.number() }));
export type Surge = Infer<typeof surge>;

/** What a case holds of it. */
export const majorParts = {
  major: opt(majorIncident),
  surge: opt(surge),
  /** Its lead was asked whether it is one: once. */
  majorOffered: opt(z.literal(true)),
};
