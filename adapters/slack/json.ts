import { z } from 'zod';
import { cappedText } from '../../src/command/capped-text';

/** What the text says in JSON; undefined when it is none. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const strings = z.record(cappedText('name'), cappedText('field')).catch({});

/** Values by their name, out of JSON; empty when it holds anything else. Never throws. */
export const parseStrings = (text: string | undefined): Record<string, string> => strings.parse(parseJson(text));
