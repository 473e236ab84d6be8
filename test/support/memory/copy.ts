/** A deep copy without fields that are `undefined`, as a database would hand it back. */
export function copy<T>(value: T): T {
  const cloned = structuredClone(value);
  dropUndefined(cloned);
  return cloned;
}

function dropUndefined(value: unknown): void {
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) Reflect.deleteProperty(value, key);
    else dropUndefined(inner);
  }
}

/** A copy of what was found, if anything was. */
export function copyOf<T>(found: T | undefined): T | undefined {
  return found === undefined ? undefined : copy(found);
}
