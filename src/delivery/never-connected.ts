/** Codes of a connection that was never made, so that nothing can have arrived. */
const NEVER_MADE = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;

/** Whether a `fetch` that rejected never reached anybody; its reason stands in `cause`. */
export const neverMade = (error: unknown): boolean => NEVER_MADE.test(String(fieldOf(fieldOf(error, 'cause'), 'code')));
