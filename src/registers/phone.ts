import type { Caller } from './caller';
import type { CallerStore } from './store';

/** Without a country code: a number ends in so many digits that are its own. */
const TAIL = 8;
/** An extension has so many digits at least, and the world's longest number so many at most. */
const FEWEST = 3;
const MOST = 15;
/** More people than this who have one number are nobody in particular. */
const MOST_FOUND = 20;

/** A telephone number: its digits, with the country code where one was written. */
interface Phone {
  readonly digits: string;
  readonly hasCountry: boolean;
}

/** Reads a number as people write it: `+45 12 34 56 78`, `0045-12345678`, `(+46) 070-123 45 67`, `12.34.56.78`, `tel:+45…`. */
export const parsePhone = (typed: string): Phone | undefined => {
  const bare = typed.trim().replace(/^tel:/i, '');
  if (!/^\(?\+?[\d\s()./-]+$/.test(bare)) return undefined;
  const hasPlus = /^\(?\+/.test(bare);
  const written = bare.replaceAll('(0)', '').replace(/\D/g, '');
  const hasCountry = hasPlus || written.startsWith('00');
  const digits = hasPlus ? written : written.replace(/^0+/, '');
  return digits.length < FEWEST || digits.length > MOST ? undefined : { digits, hasCountry };
};

/** What numbers that may be one have in common, however they are written. */
export const phoneTail = (typed: string): string | undefined => parsePhone(typed)?.digits.slice(-TAIL);

/** The national part after a country code of one to three digits, a trunk zero left out. */
const isSame = (one: Phone, other: Phone): boolean => {
  if (one.hasCountry === other.hasCountry) return one.digits === other.digits;
  const [whole, local] = one.hasCountry ? [one.digits, other.digits] : [other.digits, one.digits];
  if (local.length < TAIL || !whole.endsWith(local)) return false;
  const before = whole.slice(0, -local.length);
  return /^[1-9]\d{0,2}0?$/.test(before);
};

/** Those of the callers' file who have this number, with or without its country code; several share one, such as a front desk's. */
export const callersByPhone = async (
  callers: Pick<CallerStore, 'byPhone'>,
  typed: string,
): Promise<readonly Caller[]> => {
  const wanted = parsePhone(typed);
  const tail = phoneTail(typed);
  if (!wanted || tail === undefined) return [];
  const found = await callers.byPhone(tail, MOST_FOUND);
  return found.filter(({ phone }) => {
    const theirs = phone === undefined ? undefined : parsePhone(phone);
    return theirs !== undefined && isSame(theirs, wanted);
  });
};
