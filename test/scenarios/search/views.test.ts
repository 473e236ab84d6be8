import { CROSSED, openWorld, type World } from '../../support/world';

const WORDS = {
  en: { saves: 'view night: P4 unclaimed', shows: 'view night', saved: 'Saved as “night”', menu: 'night (saved)' },
  da: { saves: 'visning nat: P4 ledige', shows: 'visning nat', saved: 'Gemt som »nat«', menu: 'nat (gemt)' },
} as const;

describe.each(CROSSED)('%s: a view of the queue that somebody saved', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  test.each(['en', 'da'] as const)('comes again by its name, as the queue is by then (%s)', async (lang) => {
    world = await openWorld({ caller, team });
    const { kim, anna, dina } = world;
    const words = WORDS[lang];
    if (lang === 'da') await dina.writes('sprog da');
    for (const what of ['printer', 'screen']) await kim.writes(`report The ${what} is broken`);

    dina.heard();
    await dina.writes(words.saves);
    const saved = dina.heard().join('\n');
    expect(saved).toContain(words.saved);
    expect(saved).toContain('INC-1');
    expect(saved).toContain('INC-2');

    await anna.writes('claim INC-1');
    dina.heard();
    await dina.writes(words.shows);
    const shown = dina.heard().join('\n');
    expect(shown).toContain('INC-2');
    expect(shown).not.toContain('INC-1');
    expect(shown).toContain(words.menu);

    anna.heard();
    await anna.writes(words.shows);
    expect(anna.heard().join('\n')).not.toContain('INC-2');
  });
});
