import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { PeopleStore } from '../people/store';
import type { CallerStore } from '../registers/store';
import { createThreads, type MailThreadStore } from './conversation/thread';
import { createColleagues } from './who';

/** What mail that comes and mail that goes both need. */
export const mailAround = (
  store: {
    readonly people: Pick<PeopleStore, 'byEmail'>;
    readonly callers: Pick<CallerStore, 'get'>;
    readonly mailThreads: MailThreadStore;
  },
  desk: () => Desk,
  clock: Clock,
) => ({
  threads: createThreads(store.mailThreads, clock),
  colleague: createColleagues({ ...store, desk }),
});
