import { z } from 'zod';
import { type Infer } from '../../record/schema';

const turn = z.object({
  /** The asking that it answers: one that is asked again gets the same. */
  key: z.string(),
  incident: z.string(),
  /** Key of the desk's file. */
  person: z.string(),
  at: z.date(),
});

export const teamTurns = z.object({
  version: z.number(),
  /** The newest cases that a rule gave to somebody of the team, oldest first. */
  given: z.array(turn),
  /** When each of them got their last. */
  last: z.array(z.object({ person: z.string(), at: z.date() })),
});
/** Whose turn it was in a team; `version` counts writes. */
export type TeamTurns = Infer<typeof teamTurns>;
export type Turn = TeamTurns['given'][number];

const KEPT = 100;

/** The turns with one more. */
export const withTurn = ({ version, given, last }: TeamTurns, turn: Turn): TeamTurns => ({
  version: version + 1,
  given: [...given, turn].slice(-KEPT),
  last: [...last.filter(({ person }) => person !== turn.person), { person: turn.person, at: turn.at }],
});

/** Where it is kept whose turn it was: one document a team, which all processes change by compare-and-set. */
export interface TurnStore {
  /** Empty, at version 0, while nobody has had one. */
  load(team: string): Promise<TeamTurns>;
  /** `turns.version` is one more than what was read; `lost` when somebody else wrote first. */
  save(team: string, turns: TeamTurns): Promise<'saved' | 'lost'>;
}

export const NO_TURNS: TeamTurns = { version: 0, given: [], last: [] };
