import { CompactEncrypt, type CompactJWEHeaderParameters, compactDecrypt } from 'jose';
import type { SecretKey } from '../../../src/ground/secret-keys';

/** A sealed secret that these keys do not open. */
export class SecretError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'SecretError';
  }
}

export type Secrets = ReturnType<typeof createSecrets>;

/** Seals what must not lie readable in the database: the first key seals, every key opens what was sealed with it. */
export function createSecrets(keys: readonly SecretKey[]) {
  const [first] = keys;

  const keyOf = ({ kid }: CompactJWEHeaderParameters): Uint8Array => {
    const found = keys.find(({ id }) => id === kid);
    if (found) return found.key;
    throw new SecretError(
      kid
        ? `It was sealed with the key ${kid}, which is not in VAGT_SECRET_KEYS: add that key behind the newest one`
        : 'It does not say which key it was sealed with',
    );
  };

  return {
    /** Compact JWE (`dir`, A256GCM) under the first key; its `kid` says which. */
    async seal(plain: string): Promise<string> {
      if (!first) throw new SecretError('VAGT_SECRET_KEYS is not set: there is no key to seal with');
      const header = { alg: 'dir', enc: 'A256GCM', kid: first.id };
      return new CompactEncrypt(new TextEncoder().encode(plain)).setProtectedHeader(header).encrypt(first.key);
    },
    /** Throws `SecretError`; its message never holds a key or what was sealed. */
    async open(sealed: string): Promise<string> {
      const only = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
      try {
        const { plaintext } = await compactDecrypt(sealed, keyOf, only);
        return new TextDecoder().decode(plaintext);
      } catch (error) {
        if (error instanceof SecretError) throw error;
        throw new SecretError('It was changed, or the key with its id is another one now', { cause: error });
      }
    },
  };
}
