import { z } from 'zod';
import type { Desk } from '../desk/model';
import { callerGroupOf } from '../people/caller-group';
import { deskPersonOf } from '../people/desk-person';
import { type Infer, opt } from '../record/schema';
import type { Caller } from './caller';
import type { CallerStore } from './store';

const text = z.string();

const manager = z.object({
  name: text,
  email: opt(text),
  /** Key of the desk's file, where it has them. */
  key: opt(text),
});
export type Manager = Infer<typeof manager>;

/** What the company's own list says of a caller. */
export const callerRecord = z.object({
  phone: opt(text),
  department: opt(text),
  place: opt(text),
  vip: opt(z.literal(true)),
  manager: opt(manager),
});
export type CallerRecord = Infer<typeof callerRecord>;

interface Sources {
  readonly desk: Desk;
  readonly callers: Pick<CallerStore, 'get'>;
}

/** Somebody by their address and, where they are in the desk's file, their key there. */
interface Wanted {
  readonly email?: string | undefined;
  readonly key?: string | undefined;
}

/** Somebody by their address: as the desk's file calls them, else as the list does. */
const byEmail = async ({ desk, callers }: Sources, email: string): Promise<Manager> => {
  const known = deskPersonOf(desk, { email, ids: [] });
  if (known) return { name: known.name, email, key: known.key };
  return { name: (await callers.get(email))?.name ?? email, email };
};

/** Nobody is their own manager. */
const isSelf = (found: Manager, { email, key }: Wanted): boolean =>
  (found.key !== undefined && found.key === key) || (found.email !== undefined && found.email === email?.toLowerCase());

const managerIn = async (from: Sources, wanted: Wanted, row: Caller | undefined): Promise<Manager | undefined> => {
  const { groups, people } = from.desk;
  const listed = row?.manager === undefined ? undefined : await byEmail(from, row.manager);
  if (listed && !isSelf(listed, wanted)) return listed;
  const entry = people[groups[callerGroupOf(from.desk, wanted) ?? '']?.manager ?? ''];
  if (!entry) return undefined;
  const { name, email, key } = entry;
  const found = { name, ...(email !== undefined && { email }), key };
  return isSelf(found, wanted) ? undefined : found;
};

const rowOf = async ({ callers }: Sources, { email }: Wanted): Promise<Caller | undefined> =>
  email === undefined ? undefined : callers.get(email.toLowerCase());

/**
 * Who is the manager of somebody: by the callers' file, else by the group of callers that they belong to. Undefined where
 * neither says, or they are it themselves.
 */
export const managerOf = async (from: Sources, wanted: Wanted): Promise<Manager | undefined> =>
  managerIn(from, wanted, await rowOf(from, wanted));

/** What is known of a caller beside what their chat says; undefined where that is nothing. */
export const callerRecordOf = async (from: Sources, wanted: Wanted): Promise<CallerRecord | undefined> => {
  const row = await rowOf(from, wanted);
  const manager = await managerIn(from, wanted, row);
  if (!row && !manager) return undefined;
  const { phone, department, place, vip } = row ?? {};
  return {
    ...(phone !== undefined && { phone }),
    ...(department !== undefined && { department }),
    ...(place !== undefined && { place }),
    ...(vip && { vip }),
    ...(manager && { manager }),
  };
};
