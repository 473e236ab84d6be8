import type { Logger } from 'pino';

/** So often is a lease renewed in its time. */
const RENEWALS = 3;

/** Renews a lease of `leaseMs` while `work` runs, however long that takes. `named`: the row in the log. */
export async function whileRenewed<T>(
  {
    leaseMs,
    renew,
    named,
    log,
  }: {
    readonly leaseMs: number;
    readonly renew: () => Promise<unknown>;
    readonly named: object;
    readonly log: Pick<Logger, 'warn'>;
  },
  work: () => Promise<T>,
): Promise<T> {
  const again = (): void =>
    void renew().catch((error: unknown) => log.warn({ err: error, ...named }, 'a lease could not be renewed'));
  const renewing = setInterval(again, leaseMs / RENEWALS).unref();
  try {
    return await work();
  } finally {
    clearInterval(renewing);
  }
}
