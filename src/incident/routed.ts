import { z } from 'zod';
import { CHOSEN_BY } from '../desk/model';
import { ROUTE_CONDITIONS } from '../desk/routes';
import { type Infer, named, opt } from '../record/schema';

// How the desk's rules placed a case, as it lies in the database.

const text = z.string();
const count = z.number();
const yes = z.literal(true);

const condition = z.object({ on: z.enum(ROUTE_CONDITIONS), wanted: text });

/** How the desk's rules placed a case. It stays as it was, whatever the desk's file says later. */
export const routing = z.object({
  /** Where they put it. */
  team: text,
  /** How many rules there were. */
  of: count,
  /** Those before, by their place from 1, with the first condition that was not met. */
  missed: z.array(condition.extend({ number: count })),
  /** The rule that fitted, as it stood there; absent: none did. */
  rule: opt(
    z.object({
      number: count,
      if: z.array(condition),
      /** Key of the desk's file. */
      person: opt(text),
      by: opt(z.enum(CHOSEN_BY)),
      skill: opt(text),
      assign: opt(yes),
    }),
  ),
});
export type Routing = Infer<typeof routing>;

const passedOver = z.object({
  /** Key of the desk's file. */
  key: text,
  because: z.enum(['said_no', 'away', 'off_hours', 'not_found', 'caller', 'confidential']),
});
export type PassedOver = Infer<typeof passedOver>;

/** Whom a rule chose; nobody where none of them was there. */
export const choice = {
  to: opt(named.extend({ key: text })),
  /** What they had open, weighed by priority. */
  load: opt(count),
  /** Of how many. */
  of: count,
  /** Who would have come before them. */
  passed: z.array(passedOver),
};

export const meant = z.object({
  ...choice,
  /** Who said *Not me*: keys of the desk's file. */
  not: z.array(text),
  /** Somebody is being looked for. */
  asking: opt(yes),
  /** Nobody was there outside of the team's hours: when they begin, somebody is looked for again. */
  againAt: opt(z.date()),
});
export type Meant = Infer<typeof meant>;
