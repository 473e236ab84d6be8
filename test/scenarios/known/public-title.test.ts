import { CROSSED, openWorld, type Person, type World } from '../../support/world';

const SECRET = 'Min chef Ole har spildt kaffe';
const TITLE = 'Intet wi-fi på 3. sal';
const HELPS = 'Brug et kabel fra stuen';

describe.each(CROSSED)('%s: det, alle må kende til', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  const asks = async (person: Person, text: string): Promise<string> => {
    person.heard();
    await person.writes(text);
    return person.heard().join('\n');
  };

  test('en offentlig titel: den, der skriver den, ser først, hvem der læser den; så står den overalt, til den fjernes', async () => {
    const { bo, kim, dina } = world;
    await bo.writes(`meld ${SECRET}`);
    expect(await asks(kim, 'driftsstatus')).toContain('Vi kender ikke til driftsforstyrrelser.');

    const form = await asks(dina, `offentlig INC-1 ${TITLE}`);
    expect(form).toContain('Alle kolleger i Slack og Teams kan læse denne titel');
    expect((await world.incident()).state).not.toHaveProperty('publicTitle');
    await dina.presses('Vis den til alle', { title: TITLE });
    expect((await world.incident()).state.publicTitle).toMatchObject({ text: TITLE });
    await dina.writes(`midlertidig løsning INC-1 ${HELPS}`);

    for (const text of ['driftsstatus', 'er det kun mig?', 'overblik', 'mit wi-fi på 3. sal er dødt']) {
      const seen = await asks(kim, text);
      expect(seen).toContain(TITLE);
      expect(seen).toContain(HELPS);
      expect(seen).not.toMatch(/kaffe|Bo Lund|Dina|INC-1/);
    }
    expect(await asks(kim, 'vis INC-1')).toContain('Jeg kender ikke INC-1');
    expect(await asks(kim, 'tastaturet driller')).not.toContain(TITLE);

    await dina.writes('offentlig INC-1 ingen');
    expect(dina.heard().join()).toContain('INC-1 har ikke længere en offentlig titel.');
    for (const text of ['driftsstatus', 'overblik', 'mit wi-fi på 3. sal er dødt']) {
      expect(await asks(kim, text)).not.toMatch(/wi-fi på 3\. sal[^ ]|kabel/);
    }
  });

  test('er den slut, står den der ikke; åbnes den igen, gør den', async () => {
    const { kim, dina } = world;
    await kim.writes(`meld ${SECRET}`);
    await dina.writes('offentlig INC-1');
    await dina.presses('Vis den til alle', { title: TITLE });
    await dina.writes('tag INC-1');
    expect(await asks(kim, 'driftsstatus')).toContain('nogen er i gang med det');
    await dina.fills('Løs', { text: 'Ny boks', code: 'fixed' });
    expect(await asks(kim, 'driftsstatus')).not.toContain(TITLE);
    await kim.fills('Ikke endnu', { why: 'Stadig intet' });
    expect(await asks(kim, 'driftsstatus')).toContain(TITLE);
  });

  test('en fortrolig sag får ingen, en bruger giver ingen, og en for lang bliver ikke sat', async () => {
    const { kim, anna, dina } = world;
    await kim.writes('meld løn og mobning');
    expect((await world.incident()).state.confidential).toBe(true);
    expect(await asks(anna, `offentlig INC-1 ${TITLE}`)).toContain('INC-1 er fortrolig: ingen andre hører om den.');
    await kim.writes(`meld ${SECRET}`);
    expect(await asks(kim, `offentlig INC-2 ${TITLE}`)).not.toContain('Vis den til alle');
    await dina.writes('offentlig INC-2');
    await dina.presses('Vis den til alle', { title: 'x'.repeat(151) });
    for (const number of [1, 2]) expect((await world.incident(number)).state).not.toHaveProperty('publicTitle');
  });
});
