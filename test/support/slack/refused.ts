import type { Json } from './json';

/** Slack's answer `{ ok: false, error }`, with what it tells besides. */
export class Refused extends Error {
  readonly error: string;
  readonly more: Json;

  constructor(error: string, more: Json = {}) {
    super(error);
    this.error = error;
    this.more = more;
  }
}

/** A refusal for what is wrong with the blocks or the view. */
export function refusedFor(error: string, complaints: readonly string[]): Refused {
  return new Refused(error, {
    errors: complaints,
    response_metadata: { messages: complaints.map((one) => `[ERROR] ${one}`) },
  });
}
