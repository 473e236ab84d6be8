import type { Logger } from 'pino';
import type { Desk, Team } from '../../desk/model';
import type { Clock } from '../../ground/clock';

export interface EachTeamDeps {
  readonly desk: () => Desk;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Called by every sweep: visits each team at most every `everyMs`. A team whose visit fails is logged and visited
 * again the next time.
 */
export const createEachTeam = (
  { desk, clock, log }: EachTeamDeps,
  everyMs: number,
  visit: (team: Team) => Promise<void>,
): (() => Promise<void>) => {
  let nextAt = 0;
  return async () => {
    const now = clock.now().getTime();
    if (now < nextAt) return;
    nextAt = now + everyMs;
    for (const team of Object.values(desk().teams)) {
      await visit(team).catch((error: unknown) => {
        log.warn({ err: error, team: team.key, visit: visit.name }, 'A team was not looked through; it is tried again');
      });
    }
  };
};
