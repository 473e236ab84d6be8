import { CROSSED, openWorld, type Person, type World } from '../../support/world';

const LANGUAGES = { en: 'queue', da: 'kø' } as const;
const WORDS = {
  en: {
    several: 'Several at once…',
    note: 'Note on several',
    resolve: 'Resolve several',
    claim: 'Claim several',
    send: 'Do it',
  },
  da: {
    several: 'Flere på én gang…',
    note: 'Notat på flere',
    resolve: 'Løs flere',
    claim: 'Tag flere',
    send: 'Gør det',
  },
} as const;

describe.each(CROSSED)('%s: several cases at once', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  const idsOf = async (...numbers: readonly number[]): Promise<readonly string[]> => {
    const found = await Promise.all(numbers.map((number) => world.store.incidents.byNumber(number)));
    return found.map((stored) => stored?.state.id ?? '');
  };
  const opens = async (person: Person, lang: keyof typeof WORDS): Promise<void> => {
    person.heard();
    await person.writes(LANGUAGES[lang]);
    await person.presses(WORDS[lang].several);
  };

  test.each(['en', 'da'] as const)('each hears what became of it (%s)', async (lang) => {
    world = await openWorld({ caller, team });
    const { kim, anna, dina, room } = world;
    const words = WORDS[lang];
    if (lang === 'da') await dina.writes('sprog da');
    for (const what of ['printer', 'screen', 'mouse', 'lamp']) await kim.writes(`report The ${what} is broken`);
    await anna.writes('claim INC-2');

    await opens(dina, lang);
    const claimed = await dina.fills(words.claim, { cases: await idsOf(1, 2, 3) });
    expect(claimed).toContain(lang === 'da' ? '2 af 3 sager klaret' : '2 of 3 incidents done');
    expect(claimed).toMatch(/✓ [^]*INC-1[^]*✗ [^]*INC-2[^]*Anna Holm[^]*✓ [^]*INC-3/);
    expect(claimed).not.toContain('INC-4');
    const owners = async () =>
      (await Promise.all([1, 2, 3, 4].map((number) => world.store.incidents.byNumber(number)))).map(
        (stored) => stored?.state.owner?.name,
      );
    expect(await owners()).toEqual(['Dina Krogh', 'Anna Holm', 'Dina Krogh', undefined]);

    kim.heard();
    await opens(dina, lang);
    expect(await dina.fills(words.note, { cases: await idsOf(1, 3), text: 'Same cable' })).toMatch(/✓ [^]*✓ /);
    expect(kim.heard()).toEqual([]);
    await opens(dina, lang);
    await dina.fills(words.resolve, { cases: await idsOf(1, 3), text: 'A new cable' });
    expect(
      kim
        .heard()
        .join()
        .match(/A new cable/g),
    ).toHaveLength(2);
    expect(room.cards().filter((card) => card.words.includes('A new cable'))).toHaveLength(2);
  });
});
