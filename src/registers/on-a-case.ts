import { z } from 'zod';
import { type Infer, opt } from '../record/schema';

const text = z.string();

/** The device that a report names, as the company's list had it then. */
export const caseDevice = z.object({ tag: text, name: opt(text), kind: opt(text), place: opt(text) });
export type CaseDevice = Infer<typeof caseDevice>;

/** A case before this one of the same device. `team`: whose it was; they may read it. */
export const earlierCase = z.object({ number: z.number(), team: text });
export type EarlierCase = Infer<typeof earlierCase>;

/** A time in which something urgent about a service was broken. */
export const downtime = z.object({ service: text, from: z.date(), to: opt(z.date()) });
export type Downtime = Infer<typeof downtime>;
