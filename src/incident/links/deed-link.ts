import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import { type Person } from '../../people/person';
import { readerOf } from '../../people/reach';
import type { HandleIncident, StoredIncident } from '../stored';
import { type DeedState, deedPage } from '../views/deed-page';
import type { KeptLink, LinkDeed } from './ack-link';

export interface DeedLinkDeps {
  readonly handle: HandleIncident;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

/** A link in a caller's mail, with what it leads to. */
export interface DeedLink {
  readonly link: KeptLink;
  readonly does: LinkDeed;
  readonly person: Person;
  readonly stored: StoredIncident;
}

/** Whether there is something to do: what it was made for may be over. */
const isOpen = (does: LinkDeed, { state: { status } }: StoredIncident): boolean =>
  does === 'reopen'
    ? status === 'closed' || status === 'cancelled'
    : status === 'resolved' || (does === 'notYet' && status === 'closed');

/** The pages behind the links in a caller's mail. */
export const createDeeds = ({ handle, desk, clock }: DeedLinkDeps) => {
  const page = ({ does, person }: DeedLink, { state }: StoredIncident, shown: DeedState) => {
    const reader = readerOf(person, desk(), state.language);
    return deedPage(does, shown, state, { desk: desk(), reader, now: clock.now() });
  };
  return {
    /** Changes nothing. */
    look: (here: DeedLink) => page(here, here.stored, isOpen(here.does, here.stored) ? 'open' : 'changed'),
    async give(here: DeedLink, why: string) {
      const { link, does, person, stored } = here;
      const isTwice = !isOpen(does, stored);
      if (!isTwice && does !== 'fixed' && why.trim() === '') return page(here, stored, 'unsaid');
      const { id, name, identities } = person;
      const by = { id, name, member: identities.some(({ member }) => member) };
      const about = { incident: link.incident, key: `link:${link.id}`, by };
      const said = why.trim();
      const handled = await handle(
        does === 'fixed' ? { type: does, ...about } : { type: does, why: said, ...about },
        stored,
      );
      if (handled.type === 'unsure') return page(here, stored, 'unsure');
      if (handled.type === 'refused') return page(here, handled.stored ?? stored, 'changed');
      return page(here, handled.stored, handled.type === 'already' && isTwice ? 'changed' : 'done');
    },
  };
};
