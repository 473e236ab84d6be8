import { bringOver } from '../../scripts/import/main';

/** `npm run import` as it is, which says at its end how much memory it took at most, in MB. */
async function measure(): Promise<void> {
  await bringOver(process.argv.slice(2), process.env);
  const { maxRSS } = process.resourceUsage();
  process.stdout.write(`peak ${Math.round(maxRSS / 1024)}\n`);
}

measure().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
