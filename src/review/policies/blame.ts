import { fold } from '../../ground/fold';
import { capped } from '../../ground/limits';

/** Words that look for somebody at fault instead of for a cause: pointed out, never changed. */
const WORDS = [
  'burde have vidst',
  'glemte',
  'glemt at',
  'hans skyld',
  'hendes skyld',
  'deres skyld',
  'skylden',
  'inkompetent',
  'menneskelig fejl',
  'sjusk',
  'sjusket',
  'skødesløs',
  'uansvarlig',
  'uduelig',
  'dum',
  'dumt',
  'doven',
  'blame',
  'blamed',
  'careless',
  'carelessly',
  'forgot',
  'failed to',
  'her fault',
  'his fault',
  'their fault',
  'human error',
  'incompetent',
  'lazy',
  'negligent',
  'should have known',
  'sloppy',
  'stupid',
] as const;

/** Whose fault it was, by name: "var Kims skyld", "was Kim’s fault". */
const NAMED = [/ (?:var|er) (\S+ skyld) /u, / (?:was|is) ((?:\S+ )?\S+ s fault) /u];

/** Which of them stand in a text, as they are written in the list, or as they were said of somebody; whichever language it is in. */
export const blaming = (typed: string): readonly string[] => {
  const words = ` ${fold(capped(typed, 'text'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const listed = WORDS.filter((word) => words.includes(` ${fold(word)} `));
  const named = NAMED.flatMap((pattern) => pattern.exec(words)?.[1]?.replace(' s fault', '’s fault') ?? []);
  return [...listed, ...named.filter((one) => !listed.some((word) => fold(word) === one))];
};
