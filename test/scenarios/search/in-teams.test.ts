import { openWorld, type World } from '../../support/world';

const LANGS = {
  da: { locale: 'da-DK', status: 'I gang' },
  en: { locale: 'en-GB', status: 'In progress' },
} as const;

describe.each([['teams'], ['slack']] as const)('the app’s search in Teams, the caller in %s', (caller) => {
  let world: World;
  afterEach(() => world.close());

  const aTeamInTeams = async (lang: keyof typeof LANGS): Promise<World> => {
    world = await openWorld({ caller, team: 'teams', locale: LANGS[lang].locale, language: lang });
    const { kim, dina } = world;
    await kim.writes('report the payroll printer is jammed');
    await kim.writes('report the wifi is slow');
    await dina.writes('claim INC-1');
    return world;
  };

  test.each(['da', 'en'] as const)('lists what somebody may read, and puts no title into a chat (%s)', async (lang) => {
    const { dina, teams } = await aTeamInTeams(lang);
    const { rows } = await teams.actor(dina).searches('printer');
    expect(rows.map(({ title }) => title)).toEqual(['INC-1 · the payroll printer is jammed']);
    expect(rows[0]?.text).toContain('Kim Jensen');
    expect(rows[0]?.card).toContain('INC-1');
    expect(rows[0]?.card).toContain(LANGS[lang].status);
    for (const secret of ['printer', 'Kim Jensen', 'Dina']) expect(rows[0]?.card).not.toContain(secret);
  });

  test('finds nothing by no words, by none that is there, and for whom it is none of their business', async () => {
    const { dina, teams } = await aTeamInTeams('en');
    for (const words of ['', '   ', 'zeppelin', '$where', '.*']) {
      expect((await teams.actor(dina).searches(words)).rows).toEqual([]);
    }
    const stranger = teams.teams.person('Ole Olsen', { id: '29:ole', email: 'ole@example.com' });
    expect((await stranger.searches('printer')).rows).toEqual([]);
    await stranger.installs();
    expect((await stranger.searches('printer')).rows).toEqual([]);
    expect((await stranger.searches('wifi')).rows).toEqual([]);
  });

  test('says in a sentence that it is too much', async () => {
    const { dina, teams } = await aTeamInTeams('en');
    const { rows, said } = await teams.actor(dina).searches('printer '.repeat(500));
    expect(rows).toEqual([]);
    expect(said).toContain('I can take 100');
  });
});
