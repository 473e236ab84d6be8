import { PAYROLL } from '../../support/areas';
import { aDesk } from '../../support/desk';
import { CROSSED, openWorld, PAIRS, type Person, type World } from '../../support/world';

const [payroll] = Object.values(PAYROLL);
const SECRET = 'min egen seddel er væk';

const openMajor = async (caller: World['callers']['platform'], team: World['callers']['platform']): Promise<World> => {
  if (!payroll) throw new Error('There is a service');
  return openWorld({
    caller,
    team,
    language: 'da',
    locale: 'da-DK',
    desk: aDesk({
      services: { payroll: { ...payroll, owner: 'bo' } },
      major: { ...aDesk().major, tell: { payroll: ['carl'] } },
    }),
  });
};

describe.each(PAIRS)('%s: a major incident', (_, caller, team) => {
  let world: World;
  let status: ReturnType<World['callers']['room']>;
  beforeEach(async () => {
    world = await openMajor(caller, team);
    const { kim, anna, operators } = world;
    status = operators.room('driftsstatus', [anna]);
    await operators.installs(status, anna);
    await anna.writesIn(status, 'tilknyt major driftsstatus');
    await kim.writes(`meld ${SECRET}, payroll er nede`);
    await anna.writes('prioritet INC-1 P1 ingen får løn');
    await anna.writes('tag INC-1');
  });
  afterEach(() => world.close());

  /** Sweeps find what is to be told. */
  const told = async (): Promise<void> => {
    await world.forward(1);
    await world.forward(1);
  };
  const major = (text: string): readonly string[] =>
    [world.bo, status].flatMap((place) =>
      place
        .posts()
        .filter(({ words }) => words.includes(text))
        .map(({ words }) => words),
    );

  test('roles, news in one message a place, a reminder, and its end told once', async () => {
    const { anna, dina, bo, kim, room } = world;
    expect(status.heard().join()).toContain('Her fortælles nu om større driftsforstyrrelser');
    await anna.writes('større driftsforstyrrelse INC-1');
    expect(room.card().words).toContain('Større driftsforstyrrelse');
    await dina.presses('Mere…');
    await dina.presses('Bliv kommunikatør');
    expect(room.card().words).toMatch(/Roller\W+kommunikatør: Dina Krogh/);
    await told();
    expect(bo.heard()).toEqual([expect.stringMatching(/Driftsforstyrrelse: Løn[^]*Vi er i gang/)]);

    await dina.fills('Opdatér alle', { known: 'Serveren svarer ikke', doing: 'Vi genstarter den', until: '' });
    await told();
    expect(bo.heard()).toEqual([]);
    const [first, ...others] = bo.posts().filter(({ words }) => words.includes('Driftsforstyrrelse: Løn'));
    expect(others).toEqual([]);
    expect(first?.words).toMatch(
      /Hvad vi ved\W+Serveren svarer ikke[^]*Hvad vi gør\W+Vi genstarter den[^]*Næste nyt senest/,
    );
    expect(kim.card().words).toContain('Serveren svarer ikke');
    kim.heard();
    await kim.writes('driftsstatus');
    expect(kim.heard().join()).toMatch(/Løn[^]*Serveren svarer ikke/);

    dina.heard();
    await world.forward(31);
    expect(dina.heard()).toEqual([expect.stringContaining('Næste nyt om driftsforstyrrelsen var lovet nu.')]);
    await dina.writes('logfør INC-1 switchen er genstartet');
    await dina.writes('offentlig INC-1');
    await dina.presses('Vis den til alle', { title: 'Løn er nede' });
    await anna.writes('midlertidig løsning INC-1 Brug den gamle side');
    await told();
    expect(bo.posts().at(-1)?.words).toMatch(/Det hjælper for nu[^]*Brug den gamle side/);
    await dina.fills('Opdatér alle', { known: 'Serveren er oppe', doing: 'Vi holder øje', until: '' });
    await told();
    expect(bo.heard()).toEqual([]);

    kim.heard();
    await anna.writes('afblæs INC-1');
    await told();
    expect(bo.heard()).toEqual([expect.stringMatching(/Driftsforstyrrelsen er ovre: Løn/)]);
    expect(status.heard()).toEqual([
      expect.stringMatching(/Driftsforstyrrelsen er ovre: Løn/),
      expect.stringMatching(/Driftsforstyrrelsen er ovre: Løn/),
    ]);
    expect(kim.heard()).toEqual([expect.stringContaining('Den større driftsforstyrrelse er ovre.')]);
    await world.forward(120);
    expect([bo.heard(), dina.heard().filter((one) => one.includes('Næste nyt'))]).toEqual([[], []]);
    expect(major(SECRET)).toEqual([]);
    expect(kim.card().everShown).not.toContain('switchen');

    const reviewed = async () => world.store.reviews.load((await world.incident()).state.id);
    const review = await reviewed();
    expect(review?.state.because).toEqual(['major']);
    await kim.writes('det virker INC-1');
    await told();
    expect((await world.incident()).state.status).toBe('closed');
    expect((await reviewed())?.version).toBe(review?.version);
  });
});

describe.each(CROSSED)('%s: what is no major incident', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openMajor(caller, team);
    await world.kim.writes('meld printeren er død');
  });
  afterEach(() => world.close());

  const says = async (person: Person, text: string): Promise<string> => {
    person.heard();
    await person.writes(text);
    return person.heard().join();
  };

  test.each([
    ['større driftsforstyrrelse INC-1', 'Kun P1 kan være en større driftsforstyrrelse'],
    ['afblæs INC-1', 'INC-1 er ikke en større driftsforstyrrelse'],
    ['logfør INC-1 noget', 'INC-1 er ikke en større driftsforstyrrelse'],
    ['rolle INC-1 referent', 'INC-1 er ikke en større driftsforstyrrelse'],
  ])('%s', async (typed, answer) => {
    const before = (await world.incident()).version;
    expect(await says(world.dina, typed)).toContain(answer);
    expect((await world.incident()).version).toBe(before);
  });

  test('declared twice it is one; a role is known by its name', async () => {
    const { anna, dina } = world;
    await anna.writes('prioritet INC-1 P1 alle er ramt');
    await anna.writes('større driftsforstyrrelse INC-1');
    const { version } = await world.incident();
    await dina.writes('større driftsforstyrrelse INC-1');
    expect((await world.incident()).version).toBe(version);
    expect(await says(dina, 'rolle INC-1 konge')).toContain('Rollerne er: leder, kommunikatør og referent.');
    await dina.writes('rolle INC-1 referent');
    expect((await world.incident()).state.major?.scribe?.name).toBe('Dina Krogh');
  });
});
