/**
 * Walks over content that nobody has checked yet, so that one broken section does not hide mistakes in another.
 * Every scalar is a string: the file is read with YAML's failsafe schema.
 */
export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isMap(value) ? Object.entries(value) : [];

export const keysOf = (value: unknown): readonly string[] => (isMap(value) ? Object.keys(value) : []);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The strings in a list, with their places in it. */
export const textItemsOf = (value: unknown): readonly (readonly [number, string])[] =>
  listOf(value).flatMap((item, i) => (typeof item === 'string' ? [[i, item] as const] : []));

export const textsOf = (value: unknown): readonly string[] => textItemsOf(value).map(([, text]) => text);

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What is at the path, own properties only; undefined when there is nothing. */
export const childOf = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((at, part) => {
    if (Array.isArray(at)) return typeof part === 'number' ? at[part] : undefined;
    return isMap(at) && Object.hasOwn(at, part) ? at[String(part)] : undefined;
  }, value);
