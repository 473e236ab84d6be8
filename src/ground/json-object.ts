/** The JSON object that a text is; undefined for every other text, and where a key would reach into prototypes. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text, (key, inner: unknown) => {
      if (key === '__proto__') throw new SyntaxError('__proto__ is no key');
      return inner;
    });
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A plain object, as JSON has them. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
