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
  jwks(): Promise<{ readonly keys: readonly Readonly<Record<string, unknown>>[] }>;
  token(wish?: TokenWish): Promise<string>;
}

export const ISSUER = 'https://api.botframework.com';
const KEY_ID = 'key-1';

type Keys = Readonly<Record<'good' | 'other', Awaited<ReturnType<typeof generateKeyPair>>>>;
let made: Promise<Keys> | undefined;

/** Made when first needed, and once: it takes a busy machine a second. */
const keys = (): Promise<Keys> => {
  made ??= Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]).then(([good, other]) => ({ good, other }));
  return made;
};

/** Microsoft's side of signing: a key pair and tokens for requests to the bot. */
export function createAuthority(appId: string, serviceUrl: () => string): Authority {
  return {
    async jwks() {
      const jwk = await exportJWK((await keys()).good.publicKey);
      return { keys: [{ ...jwk, kid: KEY_ID, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] };
    },
    async token(wish = {}) {
      const now = Math.floor(Date.now() / 1000);
      const { good, other } = await keys();
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
