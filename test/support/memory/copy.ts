/**
 * A deep copy without fields that are `undefined`, as a database would hand it back. By hand: a story copies so much
 * that `structuredClone` is a tenth of it.
 */
export function copy<T>(value: T): T;
export function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => copy(one));
  if (value instanceof Date) return new Date(value);
  if (Object.prototype.toString.call(value) !== '[object Object]') return structuredClone(value);
  const made: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) made[key] = copy(inner);
  return made;
}

/** A copy of what was found, if anything was. */
export function copyOf<T>(found: T | undefined): T | undefined {
  return found === undefined ? undefined : copy(found);
}
