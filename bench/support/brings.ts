import { bringOver } from '../../scripts/import/main';

/** `npm run import` as it is, which says at its end how much memory it took at most, in MB. */
void bringOver(process.argv.slice(2), process.env).then(
  () => {
    const { maxRSS } = process.resourceUsage();
    process.stdout.write(`peak ${Math.round(maxRSS / 1024)}\n`);
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
