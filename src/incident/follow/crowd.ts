import type { InCrowd } from '../../delivery/subject';
import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import type { Person } from '../../people/person';
import type { PeopleStore } from '../../people/store';
import { actorsOf } from '../../people/who';
import type { Audience } from '../effects';
import { mayRead } from '../rights';
import type { Incident } from '../types';
import { topicsOf } from './news';
import type { Followed, FollowStore } from './store';

export interface CrowdDeps {
  readonly follows: Pick<FollowStore, 'followers' | 'unfollow'>;
  readonly people: Pick<PeopleStore, 'many'>;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

type Via = NonNullable<Extract<Audience, { readonly type: 'followers' }>['via']>;

const PAGE = 100;

/** Who was never asked about is not known to have lost anything. */
const wasAsked = ({ identities }: Person): boolean => identities.every(({ profiledAt }) => profiledAt !== undefined);

/** Whether they may hear of a case by what they follow: who follows the case itself must be able to read it. */
const mayHear = (desk: Desk, via: Via, person: Person, incident: Incident): boolean => {
  if (via !== 'case') return !incident.confidential && person.identities.some(({ member }) => member);
  const takesPart = incident.participants?.some(({ id }) => id === person.id) === true;
  if (incident.confidential && !takesPart) return false;
  return actorsOf(person, desk).some((actor) => actor.member && mayRead(desk, actor, incident));
};

/** Who hears of a case because they follow it, take part in it, or follow its service or team. */
export function createCrowd({ follows, people, desk, clock }: CrowdDeps) {
  /** Of these people those who may hear of it; whoever lost the right to read it follows it no more. */
  async function hearing(ids: readonly string[], of: Followed, incident: Incident): Promise<readonly InCrowd[]> {
    // They are told as the people they are.
    const others = ids.filter((id) => id !== incident.caller.id && id !== incident.owner?.id);
    const found = others.length === 0 ? [] : await people.many(others);
    const may = new Set(found.filter((person) => mayHear(desk(), of.type, person, incident)).map(({ id }) => id));
    const lost = of.type === 'case' ? found.filter((person) => !may.has(person.id) && wasAsked(person)) : [];
    for (const { id } of lost) await follows.unfollow(of, id, clock.now());
    return others.filter((id) => may.has(id)).map((id) => ({ id, audience: { type: 'followers', via: of.type } }));
  }

  async function* pages(incident: Incident, own: boolean): AsyncGenerator<readonly InCrowd[]> {
    const itself: Followed = { type: 'case', key: incident.id };
    yield await hearing(
      (incident.participants ?? []).map(({ id }) => id),
      itself,
      incident,
    );
    const same: Followed = { type: 'meToo', key: incident.id };
    for (const of of [itself, same, ...(own ? [] : topicsOf(incident))]) {
      let after: string | undefined;
      do {
        const ids = await follows.followers(of, after, PAGE);
        yield await hearing(ids, of, incident);
        after = ids.length < PAGE ? undefined : ids.at(-1);
      } while (after !== undefined);
    }
  }

  return {
    of: (audience: Audience, incident: Incident) =>
      audience.type === 'followers' ? pages(incident, audience.own === true) : undefined,
    mayHear: (audience: Audience, person: Person, incident: Incident): boolean =>
      audience.type !== 'followers' || mayHear(desk(), audience.via ?? 'team', person, incident),
  };
}
