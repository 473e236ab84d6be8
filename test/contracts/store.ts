import { type Store } from '../../src/store';
import { aCardEffect, aClaim, anIncident } from '../support/incidents';
import { ackLinkContract } from './store/ack-links';
import { deliveryContract } from './store/deliveries';
import { deskContract } from './store/desks';
import { followContract } from './store/follows';
import { historyContract } from './store/history';
import { incidentContract } from './store/incidents';
import { installationContract } from './store/installations';
import { listContract } from './store/lists';
import { liveContract } from './store/live';
import { liveCardContract } from './store/live-cards';
import { mailThreadContract } from './store/mail-threads';
import { onBehalfContract } from './store/on-behalf';
import { onCallContract } from './store/on-call';
import { outageContract } from './store/outages';
import { peopleContract } from './store/people';
import { portalKeyContract } from './store/portal-keys';
import { recordContract } from './store/records';
import { registerContract } from './store/registers';
import { reviewContract } from './store/reviews';
import { revisionContract } from './store/revisions';
import { roomContract } from './store/rooms';
import { searchContract } from './store/search';
import { solutionContract } from './store/solutions';
import { stormContract } from './store/storms';
import { turnContract } from './store/turns';
import { upkeepContract } from './store/upkeep';

/** Opens an empty store, and a second handle on the same data as another process would have it. */
export type OpenStore = () => Promise<{ readonly store: Store; readonly other: Store }>;

/** What every store must do, the one in memory included. `stores` is emptied between tests. */
export function storeContract(open: OpenStore): void {
  let opened: Awaited<ReturnType<OpenStore>> | undefined;
  const stores: Stores = () => {
    if (!opened) throw new Error('No store was opened');
    return opened;
  };

  beforeEach(async () => {
    opened = await open();
  });
  afterEach(async () => {
    await opened?.store.close();
    await opened?.other.close();
    opened = undefined;
  });

  describe('incidents', () => incidentContract(stores));
  describe('records', () => {
    const { nextAt: _, ...resting } = anIncident();
    recordContract(() => ({ store: stores().store.incidents, other: stores().other.incidents }), {
      state: (nextAt) => {
        const { id, number, externalKey } = anIncident();
        return { ...resting, id, number, externalKey, ...(nextAt && { nextAt }) };
      },
      entry: (id) => aClaim(id),
      effect: aCardEffect,
    });
  });
  describe('standard solutions', () => solutionContract(stores));
  describe('reviews', () => reviewContract(stores));
  describe('lists', () => listContract(stores));
  describe('cases written down for others', () => onBehalfContract(stores));
  describe('search', () => searchContract(stores));
  describe('deliveries', () => deliveryContract(stores));
  describe('live messages', () => liveContract(stores));
  describe('cards that stand', () => liveCardContract(stores));
  describe('people', () => peopleContract(stores));
  describe('rooms, files and conversations', () => roomContract(stores));
  describe('registers', () => registerContract(stores));
  describe('revisions', () => revisionContract(stores));
  describe('follows', () => followContract(stores));
  describe('links to acknowledge by', () => ackLinkContract(stores));
  describe('cases from elsewhere', () => historyContract(stores));
  describe('mail threads', () => mailThreadContract(stores));
  describe('keys of the portal', () => portalKeyContract(stores));
  describe('installations', () => installationContract(stores));
  describe('on-call', () => onCallContract(stores));
  describe('storms', () => stormContract(stores));
  describe('outages', () => outageContract(stores));
  describe('turns', () => turnContract(stores));
  describe('desks', () => deskContract(stores));
  describe('upkeep', () => upkeepContract(stores));
}

export type Stores = () => Awaited<ReturnType<OpenStore>>;
