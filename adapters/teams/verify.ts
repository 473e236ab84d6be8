import { decodeJwt, errors, jwtVerify } from 'jose';
import type { Refusal } from '../../src/command/door';
import { type Keys, KeysUnavailable } from './keys';

/** Whose tokens count: the Bot Framework's alone. */
const ISSUER = 'https://api.botframework.com';
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** Clocks may differ by so many seconds, as in Microsoft's own SDK. */
const TOLERANCE_SECONDS = 300;

/** What a token that holds says of its request. */
export interface Claims {
  readonly serviceUrl: unknown;
  /** The channels that its key may speak for; empty: all. */
  readonly endorsements: readonly unknown[];
}

const NONE: Refusal = { status: 401, why: 'no token that holds' };

const tokenIn = (authorization = ''): string | undefined => /^bearer +(\S+)$/i.exec(authorization)?.[1];

/** Before a key is looked for: strangers' tokens cause no call. */
const isOurs = (token: string): boolean => {
  try {
    return decodeJwt(token).iss === ISSUER;
  } catch {
    return false;
  }
};

/** Judges the `Authorization` header of a request: signature, issuer, audience and time. */
export function createVerifier(appId: string, keys: Keys) {
  const expected = { issuer: ISSUER, audience: appId, algorithms: ALGORITHMS, clockTolerance: TOLERANCE_SECONDS };

  return async (authorization: string | undefined): Promise<Claims | Refusal> => {
    const token = tokenIn(authorization);
    if (token === undefined || !isOurs(token)) return NONE;
    try {
      const required = { ...expected, requiredClaims: ['exp'] };
      const { payload, protectedHeader } = await jwtVerify(token, keys.find, required);
      return { serviceUrl: payload['serviceurl'], endorsements: keys.endorsements(protectedHeader.kid) };
    } catch (error) {
      if (error instanceof KeysUnavailable) return { status: 503, why: error.message };
      if (error instanceof errors.JOSEError) return NONE;
      throw error;
    }
  };
}
