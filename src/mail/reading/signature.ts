/** What telephones and programs write below a mail by themselves. */
const MADE = [
  /^(?:hent|get) outlook (?:til|for) (?:ios|android|mac)(?: ?<[^>]{1,200}>)?$/i,
  /^(?:sendt|sent) (?:fra|from|med|via)\b.{0,80}$/i,
  /^(?:få|get) .{0,40}\b(?:mail|outlook)\b.{0,60}$/i,
];
const DASHES = /^--\s?$/;
const GREETINGS = new RegExp(
  `^(?:${[
    '(?:med )?(?:venlig|kærlig|de bedste|bedste|mange|gode) hils(?:en|ner)(?:er)?',
    'hilsen',
    'm?vh',
    'm\\.v\\.h',
    '(?:(?:best|kind|warm|many)(?:est)? )?regards',
    'best wishes',
    'yours (?:sincerely|faithfully|truly)',
    'sincerely',
    'cheers',
  ].join('|')})\\b[.,!]?(?: [^.!?]{0,40})?[.,!]?$`,
  'i',
);
/** *Thanks,* with a name below it. */
const THANKS = /^(?:tak|mange tak|på forhånd tak|thanks|many thanks|thank you|thanks in advance)[,!]?$/i;
const MOST_LINES = 14;
const LONGEST = 400;
const LONGEST_NAME = 40;

const isMade = (line: string): boolean => {
  const bare = line.trim().replace(/^\[([^\]]{1,100})\](?:\([^)]{1,200}\))?$/, '$1');
  return MADE.some((made) => made.test(bare));
};

const isName = (line: string): boolean =>
  line !== '' &&
  line.length <= LONGEST_NAME &&
  /^\p{Lu}/u.test(line) &&
  !/[?!:;]/.test(line) &&
  line.split(/\s+/).length <= 4;

/** Lines that can stand below a greeting: a name, a title, telephones, a lawyer's sentence. */
const isTail = (lines: readonly string[]): boolean =>
  lines.filter((line) => line !== '').length <= MOST_LINES && lines.every((line) => line.length <= LONGEST);

const begins = (lines: readonly string[], at: number): boolean => {
  const line = (lines[at] ?? '').trim();
  const below = lines.slice(at + 1);
  if (DASHES.test(line)) return true;
  if (isMade(line)) return below.every((other) => other === '' || isMade(other)) || isTail(below);
  if (GREETINGS.test(line)) return isTail(below);
  if (!THANKS.test(line)) return false;
  const [name, ...others] = below.filter((other) => other !== '');
  return name !== undefined && isName(name) && isTail(others);
};

/** Without what stands below every mail of its writer; all of it where nothing else is there. */
export const withoutSignature = (lines: readonly string[]): readonly string[] => {
  const at = lines.findIndex((_, index) => begins(lines, index));
  return at < 0 ? lines : lines.slice(0, at);
};
