import type { ChatAddress } from '../ground/refs';

/** A room linked to a team. */
export interface Place {
  readonly team: string;
  readonly address: ChatAddress;
  readonly name?: string;
  readonly linkedBy: string;
  readonly linkedAt: Date;
}

export interface PlaceStore {
  ofTeam(team: string): Promise<Place | undefined>;
  all(): Promise<readonly Place[]>;
  /** Moves the team here from wherever it was; one room per team, one team per room. */
  link(place: Place): Promise<void>;
  unlink(team: string): Promise<void>;
  byAddress(address: ChatAddress): Promise<Place | undefined>;
}
