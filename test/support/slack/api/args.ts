import { type Json, textOf } from '../json';

/** The arguments of a call, form-encoded or JSON. */
export interface Args {
  readonly raw: Json;
  text(name: string): string | undefined;
  flag(name: string): boolean;
  number(name: string): number | undefined;
  /** A JSON value; undefined when absent or no JSON. */
  json(name: string): unknown;
}

function parsed(value: string): unknown {
  try {
    const found: unknown = JSON.parse(value);
    return found;
  } catch {
    return value;
  }
}

export function argsOf(raw: Json): Args {
  return {
    raw,
    text(name) {
      const value = raw[name];
      if (value === undefined || value === null || value === '') return undefined;
      return typeof value === 'string' ? value : JSON.stringify(value);
    },
    flag: (name) => ['true', '1'].includes(String(raw[name])),
    number(name) {
      const value = Number(raw[name] ?? Number.NaN);
      return Number.isFinite(value) ? value : undefined;
    },
    json(name) {
      const value = raw[name];
      return typeof value === 'string' ? parsed(value) : (value ?? undefined);
    },
  };
}

/** A request's body as arguments; its address gives them for a GET. */
export function decode(contentType: string, body: string, query: string): Json {
  if (contentType.startsWith('application/json')) {
    const value = parsed(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  }
  return Object.fromEntries(new URLSearchParams(textOf(body) || query));
}
