import anyAscii from 'any-ascii';

/** The letters of an SMS of 160: GSM 03.38, and those that take two places. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('^{}\\[~]|€');

/** What is written otherwise in an SMS: it would halve its length for all the rest. */
const INSTEAD: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '»': '"',
  '«': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '·': '-',
  '•': '-',
  '→': '->',
  '…': '...',
  '×': 'x',
  '\t': ' ',
  '\u00a0': ' ',
  '\u202f': ' ',
  '`': "'",
};

const isKnown = (letter: string): boolean => BASIC.has(letter) || EXTENDED.has(letter);

const letterOf = (letter: string): string => {
  if (isKnown(letter)) return letter;
  const instead = INSTEAD[letter];
  if (instead !== undefined) return instead;
  // Without its accent; a sign that only shapes others says nothing alone, another is not lost unseen.
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '');
  if ([...plain].every(isKnown)) return plain;
  if (/[\p{Cf}\p{Cc}\p{Extended_Pictographic}]/u.test(letter)) return '';
  // Of another alphabet: as it sounds.
  const sound = anyAscii(letter);
  return sound !== '' && [...sound].every(isKnown) ? sound : '?';
};

/** In letters that a telephone's own alphabet has. */
export const inGsm7 = (text: string): string => [...text.normalize('NFC')].map(letterOf).join('');

/** Places that a text in these letters takes, of the 160 of one SMS. */
export const septets = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (EXTENDED.has(letter) ? 2 : 1), 0);

/** At most `most` places, cut with three dots. */
export const cutTo = (text: string, most: number): string => {
  if (septets(text) <= most) return text;
  let kept = '';
  for (const letter of text) {
    if (septets(kept + letter) > most - 3) break;
    kept += letter;
  }
  return `${kept.trimEnd()}...`;
};
