import type { Text } from '../ground/lang';
import { say } from '../view/text';
import type { Wrong } from './gather';

/** So many mistakes are told; lines with one that was told before are counted beside it. */
const MOST_TOLD = 200;

/** The mistakes of a file: each once, with the first line that has it and how many more do. */
export const createMistakes = () => {
  const told = new Map<string, Wrong & { more: number }>();
  let untold = 0;
  return {
    add({ line, column, told: words }: Wrong): void {
      const name = `${column ?? line} ${words.en}`;
      const known = told.get(name);
      if (known) known.more += 1;
      else if (told.size < MOST_TOLD)
        told.set(name, { line, ...(column !== undefined && { column }), told: words, more: 0 });
      else untold += 1;
    },
    lines: (): readonly Text[] => [
      ...[...told.values()]
        .toSorted((a, b) => a.line - b.line)
        .map(({ line, column, told: words, more }) =>
          column === undefined ? words : say('import.wrong', { line, column, told: words, more }),
        ),
      ...(untold > 0 ? [say('register.more', { count: untold })] : []),
    ],
  };
};
export type Mistakes = ReturnType<typeof createMistakes>;
