import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import { type Person } from '../../people/person';
import { readerOf } from '../../people/reach';
import { type PeopleStore } from '../../people/store';
import { actorsOf } from '../../people/who';
import { mayRead, mayWork } from '../rights';
import { type IncidentStore } from '../store';
import type { HandleIncident, StoredIncident } from '../stored';
import { type AckPage, ackPage } from '../views/ack-page';
import type { AckLinks, KeptLink } from './ack-link';
import { createDeeds } from './deed-link';

export interface AcknowledgeDeps {
  readonly links: AckLinks;
  readonly people: PeopleStore;
  readonly incidents: Pick<IncidentStore, 'load'>;
  readonly handle: HandleIncident;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

const shownOf = (person: Person, { state }: StoredIncident, desk: Desk): AckPage => {
  const { owner, status } = state;
  const reads = actorsOf(person, desk).some((one) => mayRead(desk, one, state));
  const shown = { reader: readerOf(person, desk), incident: state, mayRead: reads };
  if (status === 'new') return { ...shown, state: 'open' };
  const isOpen = status === 'in_progress' || status === 'waiting';
  if (!isOpen) return { ...shown, state: 'over' };
  return { ...shown, state: owner?.id === person.id ? 'yours' : 'claimed' };
};

/** The pages behind a link to acknowledge by, in the words of whoever it was made for. */
export const ackPages = ({ links, people, incidents, handle, desk, clock }: AcknowledgeDeps) => {
  const page = (shown: AckPage) => ackPage(desk(), shown, clock.now());
  const nobody = (state: 'expired' | 'invalid') =>
    page({ state, reader: { lang: desk().languages[0], zone: desk().zone } });

  const found = async (token: string) => {
    const claim = await links.read(token);
    if (claim === 'expired' || claim === 'invalid') return nobody(claim);
    const [person, stored] = await Promise.all([people.get(claim.person), incidents.load(claim.incident)]);
    return person && stored ? { claim, person, stored } : nobody('invalid');
  };
  const deeds = createDeeds({ handle, desk, clock });
  /** A caller's link; undefined for one to claim by. */
  const deedOf = ({ claim, ...rest }: { claim: KeptLink; person: Person; stored: StoredIncident }) =>
    claim.does && { link: claim, does: claim.does, ...rest };

  return {
    /** What the link is about; changes nothing. */
    async look(token: string) {
      const here = await found(token);
      if (!('claim' in here)) return here;
      const deed = deedOf(here);
      return deed ? deeds.look(deed) : page(shownOf(here.person, here.stored, desk()));
    },
    /** Claims the case for whom the link was made, or does what else it is for; `why`: what they wrote about it. */
    async give(token: string, why: string) {
      const here = await found(token);
      if (!('claim' in here)) return here;
      const deed = deedOf(here);
      if (deed) return deeds.give(deed, why);
      const { claim, person, stored } = here;
      const command = { type: 'claim', incident: claim.incident, key: `link:${claim.id}` } as const;
      const actors = actorsOf(person, desk());
      const by = actors.find((one) => mayWork(desk(), one, stored.state)) ?? actors[0];
      if (!by) return nobody('invalid');
      const handled = await handle({ ...command, by }, stored);
      if (handled.type === 'unsure') return page({ ...shownOf(person, stored, desk()), state: 'unsure' });
      const shown = shownOf(person, handled.stored ?? stored, desk());
      if (shown.state !== 'open') return page(shown);
      // Used up, where it is not refused: the case was put back since.
      return page({ ...shown, state: handled.type === 'refused' ? 'refused' : 'expired' });
    },
  };
};
