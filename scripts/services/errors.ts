/** A service that cannot be had. The message is one sentence for the developer; print it without a stack. */
export class ServicesError extends Error {
  override readonly name = 'ServicesError';
}

/**
 * The one sentence for whatever cannot be started.
 * @param what `MongoDB`, `Redis` or both
 * @param why a clause without a full stop
 */
export function cannotStart(what: string, why: string): ServicesError {
  return new ServicesError(
    `${what} could not be started: ${why}. Run \`docker compose up -d mongodb valkey\`, or start your own, and set MONGODB_URI and REDIS_URL.`,
  );
}

/** What went wrong as the one sentence, whatever was thrown. */
export function asSentence(what: string, error: unknown): ServicesError {
  return error instanceof ServicesError ? error : cannotStart(what, reasonOf(error));
}

/** The `code` of a failed system call, e.g. `EEXIST`. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** The message of anything thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
