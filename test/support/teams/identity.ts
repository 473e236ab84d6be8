import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** How a token differs from a good one. */
export interface TokenWish {
  readonly audience?: string;
  readonly issuer?: string;
  readonly serviceUrl?: string;
  /** Seconds from now until it expires; negative: it has. */
  readonly expiresIn?: number;
  /** Signed by a key that nobody published, under the id of the right one. */
  readonly forged?: boolean;
  readonly keyId?: string;
}

export interface Authority {
  readonly jwks: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
  token(wish?: TokenWish): Promise<string>;
}

export const ISSUER = 'https://api.botframework.com';
const KEY_ID = 'key-1';

/** Microsoft's side of signing: a key pair and tokens for requests to the bot. */
export async function createAuthority(appId: string, serviceUrl: () => string): Promise<Authority> {
  const [good, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = await exportJWK(good.publicKey);
  return {
    jwks: { keys: [{ ...jwk, kid: KEY_ID, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] },
    token(wish = {}) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ serviceurl: wish.serviceUrl ?? serviceUrl() })
        .setProtectedHeader({ alg: 'RS256', kid: wish.keyId ?? KEY_ID, typ: 'JWT' })
        .setIssuer(wish.issuer ?? ISSUER)
        .setAudience(wish.audience ?? appId)
        .setNotBefore(now - 3600)
        .setExpirationTime(now + (wish.expiresIn ?? 3600))
        .sign(wish.forged ? other.privateKey : good.privateKey);
    },
  };
}
