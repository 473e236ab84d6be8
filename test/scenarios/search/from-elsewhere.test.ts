import { ulid } from 'ulid';
import { takeHistory } from '../../../src/import/take';
import { aFile, aMap } from '../../import/world';
import { aDeskOfAreas } from '../../support/areas';
import { CROSSED, openWorld, type Person, type World } from '../../support/world';

const FILE = [
  'Sagsnummer;Oprettelsesdato;Kort beskrivelse;Melder;E-mail;Operatørgruppe;Kategori;Underkategori;Status;Lukkedato;Løsning',
  'I2401 007;05-03-2024;Citrix starter ikke hjemmefra;Kim;kim@example.com;Network;Netværk;VPN;Lukket;06-03-2024;Fornyede certifikatet',
].join('\n');

const answer = async (person: Person, text: string): Promise<string> => {
  await person.writes(text);
  return person.posts().at(-1)?.words ?? '';
};

describe.each(CROSSED)('%s: a case that another tool had', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  const bringOver = async (): Promise<void> => {
    const desk = aDeskOfAreas();
    const deps = { ...world.store, clock: world.clock, newId: () => ulid() };
    const taken = await takeHistory(deps, { path: aFile(FILE), map: aMap('base: topdesk\n', desk), desk });
    expect(taken).toMatchObject({ type: 'taken', counted: { wrong: [] }, written: { added: 1 } });
    await world.forward(60 * 24 * 20);
  };

  test('is found by its old number and its words, shown as history, and changed by nobody', async () => {
    world = await openWorld({ caller, team, desk: aDeskOfAreas(), language: 'en' });
    const { dina, room } = world;
    await dina.writes('hello');
    const [posts, heard] = [room.posts().length, dina.posts().length];
    await bringOver();
    expect([room.posts().length, dina.posts().length]).toEqual([posts, heard]);
    for (const words of ['I2401 007', 'certifikat', 'citrix']) {
      expect(await answer(dina, `find ${words}`)).toContain('from TOPdesk, I2401 007');
    }
    const shown = await answer(dina, 'show INC-1');
    expect(shown).toContain('History from TOPdesk');
    expect(shown).toContain('Fornyede certifikatet');
    expect(await answer(dina, 'reopen INC-1')).toContain('INC-1 is history from TOPdesk');
    expect(await answer(dina, 'why INC-1')).toContain('Nothing more happens by itself');
    expect(await answer(dina, 'queue')).not.toContain('Citrix');
  });

  test('says what a new one of the kind is', async () => {
    world = await openWorld({ caller, team, desk: aDeskOfAreas() });
    const { kim } = world;
    await bringOver();
    await kim.writes('report my Citrix does not start');
    const { state } = (await world.store.incidents.byNumber(2)) ?? {};
    expect(state).toMatchObject({ category: 'network', sub: 'vpn', suggested: ['network.vpn'] });
  });

  test('does not exist for whoever may not read it', async () => {
    world = await openWorld({ caller, team, desk: aDeskOfAreas() });
    const { kim } = world;
    await bringOver();
    expect(await answer(kim, 'find citrix')).not.toContain('Citrix starter');
    expect(await answer(kim, 'show INC-1')).not.toContain('Citrix');
  });
});
