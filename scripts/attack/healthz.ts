/** A process of its own, so that what the attacker does is not in the time: asks `/healthz` of an address over and over. */
const EVERY_MS = 20;
/** Told as a time that nobody overlooks. */
const GONE = 999_999;
const [, , url = ''] = process.argv;

async function ask(): Promise<void> {
  const since = performance.now();
  await fetch(`${url}/healthz`).then((response) => response.text());
  process.send?.(performance.now() - since);
}

setInterval(() => void ask().catch(() => process.send?.(GONE)), EVERY_MS);
