import type { Desk } from '../../desk/model';
import type { Reach } from '../../people/reach';
import type { Rooms } from '../live/rooms';
import type { LiveRow } from '../live/store';
import type { Snapshot } from '../subject';
import type { Storms } from '.';
import type { StormTarget } from './storm';

/**
 * Whether the team's card of a new case is not posted, because a storm has its team: the case stands in the digest. It comes
 * when somebody has the case, when its priority breaks through, or at its next change after the storm.
 */
export type IsFolded = (row: LiveRow<unknown>, snapshot: Snapshot) => Promise<boolean>;

export interface IsFoldedDeps {
  readonly rooms: Pick<Rooms, 'teamRoom' | 'roomOf'>;
  readonly reach: Pick<Reach, 'byKey'>;
  readonly desk: () => Desk;
  readonly storms: Pick<Storms, 'take'>;
}

export function createIsFolded({ rooms, reach, desk, storms }: IsFoldedDeps): IsFolded {
  /** Whoever would get the card; undefined where no digest could go. */
  async function targetOf(snapshot: Snapshot): Promise<StormTarget | undefined> {
    if (await rooms.roomOf(snapshot, snapshot.team)) return { type: 'room', team: snapshot.team };
    if (await rooms.teamRoom(snapshot)) return undefined;
    const key = desk().teams[snapshot.team]?.lead;
    const lead = key === undefined ? undefined : await reach.byKey(key);
    return lead && { type: 'person', id: lead.id, way: 'chat' };
  }

  return async (row, snapshot) => {
    // A post of unknown fate may stand there already.
    if (row.ref || row.address || snapshot.hasOwner) return false;
    // It was folded and ended before anybody had it: nobody needs its card any more.
    if (row.shownVersion > 0 && !snapshot.listed.open) return true;
    const target = await targetOf(snapshot);
    return (
      target !== undefined &&
      (await storms.take(target, { key: row.id, isCard: true, listed: snapshot.listed })) === 'folded'
    );
  };
}
