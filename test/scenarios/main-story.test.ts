import { CROSSED, openWorld, PAIRS, type World } from '../support/world';
import { fromReportToFixed } from '../support/world/main-story';

describe.each(PAIRS)('%s', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  test('a case from report to Fixed, its two cards in step', async () => {
    await fromReportToFixed(world);
    expect((await world.incident()).state.status).toBe('closed');
  });
});

const INTERNAL = 'Fuseren er slidt op';
/** Words that no Danish client may show. */
const ENGLISH = /\b(?:Claim|Reply|Priority|Team lead|Fixed|Not yet|incident|waiting|taken|has|your|the|with)\b/;

describe.each(CROSSED)('%s, in Danish', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  test('en sag fra melding til »Det virker«', async () => {
    const { kim, dina, room } = world;
    const bothCardsSay = (words: string): void => {
      expect(kim.card().words).toContain(words);
      expect(room.card().words).toContain(words);
    };

    await kim.writes('meld Printeren på 3. sal har papirstop');
    bothCardsSay('INC-1 · Printeren på 3. sal har papirstop');
    bothCardsSay('P4 · lav, indtil vi ved, hvem der er ramt');
    bothCardsSay('Ny – ingen har taget den endnu');
    await kim.presses('Mit team');
    await kim.presses('Nej');
    bothCardsSay('P2 · høj, fordi hele teamet er ramt og ikke kan arbejde');

    expect(await dina.presses('Tag sagen')).toContain('Du har taget INC-1 (Printeren på 3. sal har papirstop).');
    expect(kim.heard()).toEqual([expect.stringContaining('Dina Krogh har taget din sag og er gået i gang.')]);
    bothCardsSay('I gang – Dina Krogh har sagen');

    await dina.fills('Spørg brugeren', { text: 'Hvilken af de to?' });
    expect(kim.heard()).toEqual([expect.stringMatching(/Dina Krogh har et spørgsmål til dig:\n+Hvilken af de to\?/)]);
    expect(kim.card().words).toContain('Afventer dit svar – Dina Krogh har sagen');
    expect(room.card().words).toContain('Afventer svar fra Kim Jensen');
    await kim.writes('Den til venstre, ved køkkenet');
    expect(kim.heard()).toEqual([expect.stringContaining('Tak, dit svar er lagt på INC-1')]);
    expect(dina.heard()).toEqual([expect.stringMatching(/Kim Jensen har svaret:\n+Den til venstre, ved køkkenet/)]);

    await dina.presses('Mere…');
    await dina.fills('Intern note', { text: INTERNAL });
    await dina.fills('Løs', { text: 'Fjernede papiret', code: 'fixed' });
    expect(kim.heard()).toEqual([expect.stringMatching(/Dina Krogh melder, at det er løst:\n+Fjernede papiret/)]);
    expect(kim.card().buttons).toEqual(['Det virker', 'Ikke endnu']);

    await kim.fills('Ikke endnu', { why: 'Den æder stadig papiret' });
    expect(dina.heard()).toEqual([expect.stringMatching(/det ikke virker endnu:\n+Den æder stadig papiret/)]);
    bothCardsSay('I gang – Dina Krogh har sagen');
    await dina.fills('Løs', { text: 'Skiftede fuseren', code: 'fixed' });
    expect(kim.heard()).toEqual([expect.stringContaining('Skiftede fuseren')]);
    await kim.presses('Det virker');
    bothCardsSay('Lukket');
    expect(dina.heard()).toEqual([expect.stringContaining('Kim Jensen har bekræftet, at det virker')]);

    await world.forward(24 * 60);
    const seen = [...kim.posts(), ...room.posts(), ...dina.posts()].map(({ everShown }) => everShown).join('\n');
    expect(seen).not.toMatch(ENGLISH);
    expect(
      kim
        .posts()
        .map(({ everShown }) => everShown)
        .join(),
    ).not.toContain(INTERNAL);
    expect([...kim.heard(), ...room.heard(), ...dina.heard()]).toEqual([]);
    expect([kim.cards().length, room.cards().length]).toEqual([1, 1]);
  });
});
