export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const read = (value: unknown, key: string): unknown => (isJson(value) ? value[key] : undefined);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The objects in a list; none when it is no list. */
export const jsons = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
