import type { Logger } from 'pino';
import type { Desk } from '../desk/model';
import { type PlaceStore } from './places';

/** Says of each team whether its cases have no channel to go to. */
export const warnOfUnlinked = async (places: PlaceStore, desk: Desk, log: Pick<Logger, 'warn'>): Promise<void> => {
  const linked = new Set((await places.all()).map(({ team }) => team));
  for (const team of Object.keys(desk.teams).filter((key) => !linked.has(key))) {
    log.warn(
      { team },
      'No channel is linked to this team: its cases go to its lead (write "link <team>" in its channel)',
    );
  }
};
