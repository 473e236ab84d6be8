import { z } from 'zod';
import type { ChatAddress } from '../ground/refs';
import { address, type Infer, opt } from '../record/schema';

export const place = z.object({
  team: z.string(),
  address,
  name: opt(z.string()),
  linkedBy: z.string(),
  linkedAt: z.date(),
});
/** A room linked to a team. */
export type Place = Infer<typeof place>;

export interface PlaceStore {
  ofTeam(team: string): Promise<Place | undefined>;
  all(): Promise<readonly Place[]>;
  /** Moves the team here from wherever it was; one room per team, one team per room. */
  link(place: Place): Promise<void>;
  unlink(team: string): Promise<void>;
  byAddress(address: ChatAddress): Promise<Place | undefined>;
}
