import type { Place } from '../src/delivery/places';
import { keptForSeconds } from '../src/kept';
import type { Person } from '../src/people/person';
import { createMemoryStore } from './support/memory-store';

const IDENTITY = { platform: 'slack', org: 'T1', user: 'U1' } as const;

/** A store of which every read is counted, and `slow` holds the next one back. */
async function counted() {
  const store = createMemoryStore();
  const met = await store.people.meet({ identity: IDENTITY, name: 'Kim', member: true, email: 'kim@example.com' });
  let reads = 0;
  let now = 1;
  let gate: Promise<void> | undefined;
  const count = async <T>(work: Promise<T>): Promise<T> => {
    reads += 1;
    const value = await work;
    await gate;
    return value;
  };
  const people = {
    ...store.people,
    get: (id: string) => count(store.people.get(id)),
    byEmail: (email: string) => count(store.people.byEmail(email)),
    byIdentity: (identity: typeof IDENTITY) => count(store.people.byIdentity(identity)),
  };
  const places = { ...store.places, ofTeam: (team: string) => count(store.places.ofTeam(team)) };
  const kept = keptForSeconds({ people: { ...store.people, ...people }, places }, () => now);
  return {
    met,
    kept,
    reads: () => reads,
    pass: (ms: number) => {
      now += ms;
    },
    hold: (until: Promise<void> | undefined) => {
      gate = until;
    },
  };
}

const nameOf = (person: Person | undefined): string | undefined => person?.language;

test('a person is read once, however they are asked for in one way, until seconds have passed', async () => {
  const { kept, met, reads, pass } = await counted();
  for (let n = 0; n < 3; n += 1) expect(await kept.people.get(met.id)).toEqual(met);
  expect(reads()).toBe(1);
  pass(4999);
  await kept.people.get(met.id);
  expect(reads()).toBe(1);
  pass(2);
  await kept.people.get(met.id);
  expect(reads()).toBe(2);
});

test('whoever was read by one name is known by the others', async () => {
  const { kept, met, reads } = await counted();
  expect(await kept.people.byIdentity(IDENTITY)).toEqual(met);
  expect(await kept.people.get(met.id)).toEqual(met);
  expect(reads()).toBe(1);
});

test('what was written here is read at once, by every name', async () => {
  const { kept, met } = await counted();
  await kept.people.get(met.id);
  await kept.people.byEmail('kim@example.com');
  await kept.people.byIdentity(IDENTITY);
  await kept.people.setLanguage(met.id, 'da', 'chosen');
  expect(nameOf(await kept.people.get(met.id))).toBe('da');
  expect(nameOf(await kept.people.byEmail('kim@example.com'))).toBe('da');
  expect(nameOf(await kept.people.byIdentity(IDENTITY))).toBe('da');
});

test('what was read before a write and answered after it is not kept', async () => {
  const { kept, met, hold } = await counted();
  let open = (): void => {};
  hold(new Promise((resolve) => (open = resolve)));
  const early = kept.people.get(met.id);
  await kept.people.setLanguage(met.id, 'da', 'chosen');
  open();
  hold(undefined);
  expect(nameOf(await early)).toBeUndefined();
  expect(nameOf(await kept.people.get(met.id))).toBe('da');
});

test('that nobody is there is asked again', async () => {
  const { kept, reads } = await counted();
  expect(await kept.people.get('nobody')).toBeUndefined();
  expect(await kept.people.get('nobody')).toBeUndefined();
  expect(reads()).toBe(2);
});

test('a room that is moved from a team is gone from it at once', async () => {
  const { kept, reads } = await counted();
  const address = { platform: 'slack', id: 'C1', kind: 'room' } as const;
  const place: Place = { team: 'network', address, linkedBy: 'p1', linkedAt: new Date(0) };
  await kept.places.link(place);
  await kept.places.ofTeam('network');
  expect((await kept.places.ofTeam('network'))?.address).toEqual(address);
  expect(reads()).toBe(1);
  await kept.places.unlink('network');
  expect(await kept.places.ofTeam('network')).toBeUndefined();
});
