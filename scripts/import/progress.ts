import type { Lang } from '../../src/ground/lang';
import type { Progress } from '../../src/import/take';
import { say } from '../../src/view/text';

const WIDTH = 30;
/** Where nobody watches, a line for each of so many parts. */
const PARTS = 10;

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const bar = (share: number): string => {
  const full = Math.round(share * WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${Math.floor(share * 100)} %`;
};

/** A line that moves on a terminal; elsewhere a line now and then. */
export const createProgress = (screen: Screen, lang: Lang) => {
  let part = 0;
  return {
    tell: (progress: Progress): void => {
      const { phase, done } = progress;
      if (phase === 'check') {
        if (screen.isTTY) screen.write(`\r\x1b[K${say('import.checking', { done })[lang]}`);
        return;
      }
      const share = done / progress.of;
      const words = `${bar(share)} ${say('import.writing', { done, of: progress.of })[lang]}`;
      if (screen.isTTY) {
        screen.write(`\r\x1b[K${words}`);
      } else if (Math.floor(share * PARTS) > part) {
        part = Math.floor(share * PARTS);
        screen.write(`${words}\n`);
      }
    },
    end: (): void => {
      if (screen.isTTY) screen.write('\r\x1b[K');
    },
  };
};
