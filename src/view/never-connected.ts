import { ChatError } from './chat-port';

/** Node's and fetch's codes of a connection that was never made, so that nothing can have arrived. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/** The code of the failure that lies deepest: fetch and the SDKs wrap what happened to the socket. */
export function socketCode(error: unknown): string | undefined {
  let code: string | undefined;
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = Reflect.get(at, 'cause')) {
    const own: unknown = Reflect.get(at, 'code');
    if (typeof own === 'string') code = own;
  }
  return code;
}

/** Whether what failed never reached anybody. */
export const neverConnected = (error: unknown): boolean => NEVER_CONNECTED.has(socketCode(error) ?? '');

/** What came of asking `whom` without an answer: it never reached them, or it may have. */
export const unanswered = (error: unknown, whom: string): ChatError =>
  neverConnected(error)
    ? new ChatError('not_accepted', `${whom} cannot be reached`, { cause: error, temporary: true })
    : new ChatError('unknown', `${whom} gave no answer`, { cause: error });
