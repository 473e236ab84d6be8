import type { DeskContext } from '../../desk/context';
import type { Desk } from '../../desk/model';
import { teamNamed } from '../../desk/team-named';
import { serviceName, teamName } from '../../desk/words';
import { fold } from '../../ground/fold';
import { capped } from '../../ground/limits';
import type { ActionData } from '../../view/view';
import type { Followed } from './store';

/** A service or a team. */
export type Topic = Followed & { readonly type: 'service' | 'team' };

/** The service or team that goes by this key or name, in either language; a service before a team of the same name. */
export const topicNamed = (desk: Desk, typed: string): Topic | undefined => {
  const wanted = fold(capped(typed, 'name'));
  const service = Object.values(desk.services).find(({ key, name }) =>
    [key, name.da, name.en].some((one) => fold(one) === wanted),
  );
  if (service) return { type: 'service', key: service.key };
  const team = teamNamed(desk, capped(typed, 'name'));
  return team === undefined ? undefined : { type: 'team', key: team };
};

/** The one that a button names; one that the desk has no more is still followed until it is stopped. */
export const topicIn = ({ service, team }: ActionData): Topic | undefined => {
  if (service !== undefined) return { type: 'service', key: service };
  return team === undefined ? undefined : { type: 'team', key: team };
};

export const isOnDesk = (desk: Desk, { type, key }: Topic): boolean =>
  (type === 'service' ? desk.services : desk.teams)[key] !== undefined;

export const topicName = (ctx: DeskContext, { type, key }: Followed): string =>
  type === 'service' ? serviceName(ctx, key) : teamName(ctx, key);

/** As a button carries it. */
export const followedData = ({ type, key }: Followed): ActionData =>
  type === 'case' || type === 'meToo' ? { incident: key } : { [type]: key };
