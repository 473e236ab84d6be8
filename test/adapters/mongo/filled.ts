import { type Delivery } from '../../../src/delivery/rows';
import type { Storm } from '../../../src/delivery/storms/storm';
import { type Store } from '../../../src/store';
import { type Installation } from '../../../src/view/installations';
import { aSolution } from '../../solution/sample';
import { aCardEffect, anIncident, aTarget, aWrite, minutes } from '../../support/incidents';
import { testMongoKind } from '../../support/services';

/** Where no plan is looked at (the server written in Python), fewer do. */
const CASES = testMongoKind() === 'secantusd-py' ? 80 : 200;
export const CHAT = { platform: 'teams', kind: 'room', id: 'chat' } as const;
const id = (index: number): string => `i-${String(index).padStart(4, '0')}`;

export function aDelivery(index: number, overrides: Partial<Delivery> = {}): Delivery {
  return {
    id: `${id(index)}.1.0.room`,
    subject: { kind: 'incident', id: id(index) },
    effect: '1.0',
    target: { type: 'room', team: 'it' },
    audience: { type: 'team' },
    notice: { kind: 'ping', repeat: false },
    status: 'pending',
    attempts: 0,
    createdAt: minutes(index % 50),
    ...overrides,
  };
}

export const anInstallation = (key: string): Installation => ({
  platform: 'slack',
  key,
  team: key,
  isEnterprise: false,
  botId: 'B1',
  botUser: 'U1',
  scopes: ['chat:write'],
  token: 'sealed',
  installedAt: minutes(0),
});

export const aBulletin = (index: number, to = minutes(60)) =>
  ({
    id: `gap.${index}`,
    to: { type: 'room', team: 'it' },
    content: { kind: 'gap', team: 'it', from: minutes(0), to },
  }) as const;

const aStorm = (index: number): Storm => {
  const listed = {
    subject: { kind: 'incident', id: id(index) },
    number: index,
    title: 'The printer is jammed',
    priority: 'P3',
    open: true,
  } as const;
  const digest = { begun: minutes(index), since: minutes(index), count: 1, cases: [listed] };
  return { target: { type: 'room', team: `team-${index}` }, told: [], digest };
};

/** Enough of everything that a query without its index would be seen: cases of 10 teams, 20 callers and 10 owners. */
export async function fill(store: Store): Promise<void> {
  const indexes = Array.from({ length: CASES }, (_, index) => index);
  for (const platform of ['slack', 'teams'] as const)
    await store.outages.save({ platform, state: { type: 'well' } }, 0);
  const inParallel = async (work: (index: number) => Promise<unknown>) => {
    for (let at = 0; at < CASES; at += 20) await Promise.all(indexes.slice(at, at + 20).map(work));
  };
  await inParallel(async (index) => {
    const state = anIncident({
      id: id(index),
      number: index,
      externalKey: `event ${index}`,
      team: `team-${index % 10}`,
      caller: { id: `caller-${index % 20}`, name: 'Ane' },
      owner: { id: `owner-${index % 10}`, name: 'Bo' },
      status: index % 4 === 0 ? 'closed' : 'in_progress',
      confidential: index % 7 === 0,
      responseTarget: aTarget((index * 37) % 101),
      nextAt: minutes(index),
      ...(index % 20 === 7 && {
        confidential: false,
        device: { tag: `TAG-${index}` },
        down: [{ service: `service-${index}`, from: minutes(0) }],
        called: { at: minutes(index) },
        absent: { email: `p${index}@example.com` },
      }),
    });
    await store.incidents.create(id(index), aWrite(state, { outbox: [aCardEffect('1.0', minutes(index))] }));
  });
  await inParallel(async (index) => {
    const state = aSolution({ id: id(index), number: index, externalKey: id(index), changedAt: minutes(index) });
    await store.solutions.create(id(index), { state, timeline: [], outbox: [], keys: [] });
  });
  await store.devices.put(
    indexes.map((index) => ({ key: `tag-${index}`, tag: `TAG-${index}` })),
    '2',
  );
  await store.callers.put(
    indexes.map((index) => ({ key: `p${index}@example.com`, name: `Name ${index}` })),
    '2',
  );
  await store.imports.done('devices', { hash: 'x', rows: CASES, at: minutes(0) });
  await store.deliveries.plan(indexes.map((index) => aDelivery(index)));
  await inParallel(async (index) => {
    const card = {
      type: 'card',
      id: `incident.${id(index)}.card.team`,
      subject: { kind: 'incident', id: id(index) },
      place: 'team',
    } as const;
    const row = await store.live.lease(card, 'a', minutes(0), minutes(1));
    const ref = { address: { ...CHAT, id: index % 2 ? CHAT.id : `thread ${index}` }, id: `message ${index}` };
    if (row) await store.live.settle(row, index % 3 ? { ref } : { dueAt: minutes(index) }, 1);
    if (index % 3 === 0) await store.deliveries.lease(aDelivery(index), minutes(index));
  });
  for (const index of indexes.slice(0, 60)) {
    const identity = { platform: 'teams', org: 'tenant', user: `p${index}` } as const;
    await store.people.meet({ identity, name: 'Ane', email: `p${index}@example.dk`, member: true });
    await store.places.link({
      team: `team-${index}`,
      address: { ...CHAT, id: `room ${index}` },
      linkedBy: 'a',
      linkedAt: minutes(0),
    });
    await store.conversations.put('teams', `chat ${index}`, { index });
    await store.installations.put(anInstallation(`T${index}`));
    await store.live.put(aBulletin(index), minutes(index));
    await store.storms.save(aStorm(index), 0, minutes(index));
  }
}
