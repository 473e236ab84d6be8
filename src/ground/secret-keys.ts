/** A key that secrets are stored under. Never logged. */
export interface SecretKey {
  /** Stands in what was sealed with it, so that older secrets open after a change of keys. */
  readonly id: string;
  /** 32 bytes (A256GCM). */
  readonly key: Uint8Array;
}

/** `keyid:base64-of-32-bytes`, in either base64 alphabet. */
const ONE = /^([\w.-]{1,64}):([\w+/-]{43}=?)$/;

/** What is wrong with them: the `no`th is none, or an id stands there twice. */
export type SecretKeyProblem =
  | { readonly type: 'broken'; readonly no: number }
  | { readonly type: 'twice'; readonly id: string };

/** Reads `VAGT_SECRET_KEYS`: `keyid:base64[,older:base64]`. The first encrypts, all decrypt. Problems never repeat a key. */
export const parseSecretKeys = (
  text: string,
): { readonly keys: readonly SecretKey[]; readonly problems: readonly SecretKeyProblem[] } => {
  const parts = text.split(',').map((part) => part.trim());
  const keys = parts.flatMap((part): SecretKey[] => {
    const [, id, base64] = ONE.exec(part) ?? [];
    return id && base64 ? [{ id, key: new Uint8Array(Buffer.from(base64, 'base64')) }] : [];
  });
  const broken = parts.findIndex((part) => !ONE.test(part));
  const ids = keys.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  return {
    keys,
    problems: [
      ...(broken >= 0 ? [{ type: 'broken', no: broken + 1 } as const] : []),
      ...(twice === undefined ? [] : [{ type: 'twice', id: twice } as const]),
    ],
  };
};
