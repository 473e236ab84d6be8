import { z } from 'zod';

/** What the text says in JSON; undefined when it is none. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const strings = z.record(z.string(), z.string()).catch({});

/** Values by their name, out of JSON; empty when it holds anything else. Never throws. */
export const parseStrings = (text: string | undefined): Record<string, string> => strings.parse(parseJson(text));
