import type { Outage } from '../../../src/delivery/outages/outage';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

const DOUBTED: Outage = { platform: 'slack', state: { type: 'doubted', since: minutes(1) } };
const DOWN: Outage = {
  platform: 'slack',
  state: { type: 'down', since: minutes(1), answersSince: minutes(9) },
  news: {
    first: minutes(1),
    since: minutes(1),
    over: minutes(10),
    to: [
      { type: 'room', team: 'it' },
      { type: 'chat', key: 'anna', on: 'teams' },
      { type: 'plain', key: 'bo', by: 'sms' },
    ],
  },
};

export function outageContract(stores: Stores): void {
  it('gives back how a platform stands, to every process', async () => {
    const { store, other } = stores();
    expect(await store.outages.all()).toEqual([]);
    expect(await store.outages.save(DOUBTED, 0)).toBe('saved');
    expect(await other.outages.save(DOWN, 1)).toBe('saved');
    await store.outages.save({ platform: 'teams', state: { type: 'well' } }, 0);
    const all = await store.outages.all();
    expect(all.find(({ outage }) => outage.platform === 'slack')).toStrictEqual({ outage: DOWN, version: 2 });
    expect(all).toHaveLength(2);
  });

  it('lets one of several writers win, from the first write on', async () => {
    const { store, other } = stores();
    for (const version of [0, 1]) {
      const results = await Promise.all([store, other, store].map((one) => one.outages.save(DOUBTED, version)));
      expect(results.toSorted()).toEqual(['lost', 'lost', 'saved']);
    }
  });
}
