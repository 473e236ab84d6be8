import { z } from 'zod';
import { IMPACTS, type Notify, PRIORITIES, URGENCIES, WAIT_REASONS, WAYS } from '../desk/model';
import { LANGS } from '../ground/lang';

/** Optional fields are absent in a document, never null. */
export const opt = <S extends z.ZodType>(schema: S) => schema.exactOptional();

type Unwritten<T> = T extends Date ? T : { readonly [K in keyof T]: Unwritten<T[K]> };
/** What a schema lets through; nothing in it is written to. */
export type Infer<S extends z.ZodType> = Unwritten<z.output<S>>;

/** `Omit` of every member of a union. */
export type OmitEach<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** One schema of a total table of them, told apart by `field`. */
export const oneOf = <Field extends string, S extends z.ZodObject>(
  field: Field,
  table: Readonly<Record<string, S>>,
) => {
  const [first, ...rest] = Object.values(table);
  if (!first) throw new Error('A table of schemas needs one at least');
  return z.discriminatedUnion(field, [first, ...rest]);
};

export const platform = z.enum(['slack', 'teams']);
/** A chat, or mail. */
export const channel = z.enum([...platform.options, 'mail']);
export const address = z.object({ platform: channel, kind: z.enum(['room', 'thread', 'direct']), id: z.string() });
export const messageRef = z.object({ address, id: z.string() });
export const identity = z.object({ platform: channel, org: z.string(), user: z.string() });

export const lang = z.enum(LANGS);
export const impact = z.enum(IMPACTS);
export const urgency = z.enum(URGENCIES);
export const priority = z.enum(PRIORITIES);

export const named = z.object({ id: z.string(), name: z.string() });
export const by = z.union([z.literal('vagt'), named]);
export const way = z.enum(WAYS);
export const subject = z.object({ kind: z.string(), id: z.string() });
export const listedCase = z.object({
  subject,
  number: z.number(),
  /** Absent: it is confidential. */
  title: opt(z.string()),
  priority,
  owner: opt(z.string()),
});
export const waitReason = z.enum(WAIT_REASONS);
export const told = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });
export const notifies = {
  team: told('team', {}),
  lead: told('lead', {}),
  manager: told('manager', {}),
  'on-call': told('on-call', {}),
  person: told('person', { key: z.string() }),
  level: told('level', { level: z.number() }),
  skill: told('skill', { skill: z.string() }),
  next: told('next', { team: z.string() }),
} satisfies { readonly [T in Notify['type']]: z.ZodType<Notify & { readonly type: T }> };
export const notify: z.ZodType<Notify> = oneOf('type', notifies);
