import { openWorld, type World } from '../support/world';

let world: World;
beforeEach(async () => {
  world = await openWorld({ caller: 'teams', team: 'slack', language: 'da', locale: 'da-DK' });
});
afterEach(() => world.close());

const numbers = (text: string): readonly string[] => [...new Set(text.match(/INC-\d+/g) ?? [])];
/** What stands in a part of somebody's overview. */
const part = async (of: World['dina'], heading: string, until: string): Promise<readonly string[]> => {
  await of.writes('overblik');
  const words = of.posts().at(-1)?.words ?? '';
  const [, rest = ''] = words.split(heading);
  return numbers(rest.split(until)[0] ?? '');
};

test('„Venter på dine teams“ holds what nobody has in the teams one works in, and nothing twice', async () => {
  const { kim, anna, bo, dina } = world;
  await kim.writes('meld Printeren på 3. sal har papirstop');
  await kim.writes('meld VPN virker ikke');
  await kim.writes('meld Skærmen er sort');
  await kim.writes('meld Laptop starter ikke');
  await dina.writes('meld Printeren på 2. sal er tom');
  await anna.writes('tag INC-3');
  await dina.writes('tag INC-4');
  const [waits, reported] = ['Venter på dine teams', 'Jeg har meldt'];
  // Anna leads the service desk alone, Dina works in both teams, Bo in the network.
  expect(await part(anna, waits, reported)).toEqual(['INC-1', 'INC-5']);
  expect(await part(dina, waits, reported)).toEqual(['INC-1', 'INC-2']);
  expect(await part(bo, waits, reported)).toEqual(['INC-2']);
  expect((await world.incident(4)).state).toMatchObject({ owner: { name: 'Dina Krogh' } });
});
