/** What stands behind the desk's own name in an address that we made: `desk+INC-7.<token>@example.com`. */
export interface Marked {
  /** The number as it stands there; the token alone says which case it is. */
  readonly number: number;
  readonly token: string;
}

/** Letters that survive being written in capitals: 21 of them are 105 bits. */
export const TOKEN_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
export const TOKEN_LENGTH = 21;
const MARK = new RegExp(`^[a-z]{2,6}-(\\d{1,9})\\.([${TOKEN_LETTERS}]{${TOKEN_LENGTH}})$`);

const parts = (address: string): readonly [local: string, domain: string] => {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()];
};

/** A token from random bytes, each of which counts for five bits. */
export const tokenFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.slice(0, TOKEN_LENGTH), (byte) => TOKEN_LETTERS[byte % TOKEN_LETTERS.length] ?? '').join('');

/** The address that an answer is sent to. */
export const markedAddress = (desk: string, number: string, token: string): string => {
  const [local, domain] = parts(desk);
  return `${local}+${number}.${token}@${domain}`;
};

/** Whether mail for this address is the desk's, and what is marked in it; undefined: it is somebody else's. */
export const readAddress = (address: string, desk: string): Marked | 'plain' | 'broken' | undefined => {
  const [local, domain] = parts(address);
  const [own, ownDomain] = parts(desk);
  if (domain !== ownDomain) return undefined;
  if (local === own) return 'plain';
  if (!local.startsWith(`${own}+`)) return undefined;
  const [, number, token] = MARK.exec(local.slice(own.length + 1)) ?? [];
  return number !== undefined && token !== undefined ? { number: Number(number), token } : 'broken';
};

/** What is marked in the first of these addresses that has a mark; `broken`: one of ours that nobody made. */
export const markIn = (addresses: readonly string[], desk: string): Marked | 'broken' | undefined => {
  const read = addresses.map((one) => readAddress(one, desk));
  return read.find((one) => typeof one === 'object') ?? (read.includes('broken') ? 'broken' : undefined);
};
