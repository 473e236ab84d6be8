import { hkdfSync } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { SecretKey } from '../ground/secret-keys';

/** Long enough for somebody who is woken, in seconds: two hours. */
const LIVES_S = 2 * 3600;
const INFO = 'vagt acknowledge link v1';

/** Links by which a ping is acknowledged without the chat; they need a public address and a key. */
export const ackLinksOf = (
  publicUrl: string | undefined,
  secretKeys: readonly SecretKey[] | undefined,
  desk: string,
) => {
  const [first, ...rest] = secretKeys ?? [];
  if (publicUrl === undefined || !first) return undefined;
  const links = createAckLinks([first, ...rest], desk);
  return {
    links,
    link: async (incident: string, person: string, id: string, now: Date): Promise<string> =>
      `${publicUrl}/a/${await links.sign(incident, person, id, now)}`,
  };
};

/**
 * A link stands for: this person claims this case, once. Compact JWTs (HS256), each key derived from one of
 * `VAGT_SECRET_KEYS`: the first signs, all verify. The keys serve nothing else, so no audience is named: an SMS has to
 * hold it.
 */
export function createAckLinks(keys: readonly [SecretKey, ...SecretKey[]], desk: string) {
  const derived = keys.map(({ id, key }) => ({ id, key: new Uint8Array(hkdfSync('sha256', key, desk, INFO, 32)) }));
  const [first] = derived;

  return {
    /**
     * A token for an address; short-lived. `id`: its own name among the links of its case, and short: it is the key of
     * the command that it gives.
     */
    async sign(incident: string, person: string, id: string, now: Date): Promise<string> {
      if (!first) throw new Error('There is no key to sign with');
      const seconds = Math.floor(now.getTime() / 1000);
      return new SignJWT({ i: incident })
        .setProtectedHeader({ alg: 'HS256', kid: first.id })
        .setSubject(person)
        .setJti(id)
        .setExpirationTime(seconds + LIVES_S)
        .sign(first.key);
    },
    /** `expired`: it was ours. `invalid`: anything else. */
    async read(token: string, now: Date) {
      try {
        const keyOf = ({ kid }: { kid?: string | undefined }): Uint8Array => {
          const found = derived.find(({ id }) => id === kid);
          if (!found) throw new errors.JWSInvalid('It was signed with no key of ours');
          return found.key;
        };
        const options = { algorithms: ['HS256'], currentDate: now };
        const { payload } = await jwtVerify(token, keyOf, options);
        const { i: incident, sub: person, jti: id } = payload;
        if (typeof incident !== 'string' || person === undefined || id === undefined) return 'invalid';
        return { incident, person, id };
      } catch (error) {
        return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
      }
    },
  };
}

export type AckLinks = ReturnType<typeof createAckLinks>;
