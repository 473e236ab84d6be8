import { capped } from '../../ground/limits';
import { later } from '../../ground/moments';
import { type Device, tagKey, tagsIn } from '../../registers/device';
import type { CaseDevice, EarlierCase } from '../../registers/on-a-case';
import type { IncidentTurn } from '../turn';

/** What happened to a device within this counts as the same trouble again. */
const AGAIN_MS = -30 * 24 * 3600_000;
/** More earlier cases than these are not named. */
const MOST_EARLIER = 10;

/** The device that a report names, with its cases of the last month, the newest first. */
export interface FoundDevice {
  readonly device?: CaseDevice;
  /** Key of its service. */
  readonly service?: string;
  readonly earlier?: readonly EarlierCase[];
}

/** The first device of the list that a text names. */
export const deviceIn = async (turn: IncidentTurn, text: string): Promise<FoundDevice> => {
  const tags = tagsIn(text);
  const known = tags.length === 0 ? [] : await turn.deps.store.devices.many(tags);
  const found = tags.flatMap((tag) => known.find(({ key }) => key === tag) ?? [])[0];
  return found ? withEarlier(turn, found) : {};
};

/** The device with exactly this tag, in any letter case. */
export const deviceTagged = async (turn: IncidentTurn, tag: string): Promise<FoundDevice | undefined> => {
  const found = await turn.deps.store.devices.get(tagKey(capped(tag, 'name').trim()));
  return found && withEarlier(turn, found);
};

const withEarlier = async ({ deps, ctx }: IncidentTurn, found: Device): Promise<FoundDevice> => {
  const { key: _, service, ...device } = found;
  const since = later(ctx.now, AGAIN_MS);
  const cases = await deps.store.incidents.ofDevice(device.tag, since, MOST_EARLIER);
  const earlier = cases.filter(({ confidential }) => !confidential).map(({ number, team }) => ({ number, team }));
  return { device, ...(service !== undefined && { service }), ...(earlier.length > 0 && { earlier }) };
};
