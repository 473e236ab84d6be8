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

/** Which of them stand in a text, as they are written in the list; whichever language it is in. */
export const blaming = (typed: string): readonly string[] => {
  const words = ` ${fold(capped(typed, 'text'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return WORDS.filter((word) => words.includes(` ${fold(word)} `));
};
