import { NO_TURNS, type TeamTurns, type TurnStore } from '../../../src/incident/queries/turns';
import { copy } from './copy';

export function memoryTurns(): TurnStore {
  const teams = new Map<string, TeamTurns>();
  return {
    load: async (team) => copy(teams.get(team) ?? NO_TURNS),
    async save(team, turns) {
      if ((teams.get(team)?.version ?? 0) !== turns.version - 1) return 'lost';
      teams.set(team, copy(turns));
      return 'saved';
    },
  };
}
