import { anIncident, aWrite } from '../../support/incidents';
import { openWorld, type Person, type World } from '../../support/world';

const WORDS = {
  en: {
    queue: 'queue',
    several: 'Several at once…',
    note: 'Note on several',
    next: 'Next',
    previous: 'Previous',
  },
  da: {
    queue: 'kø',
    several: 'Flere på én gang…',
    note: 'Notat på flere',
    next: 'Næste',
    previous: 'Forrige',
  },
} as const;

describe.each(['slack', 'teams'] as const)('many cases at once, in %s', (team) => {
  let world: World;
  afterEach(() => world.close());

  /** So many cases of the service desk, `case-001` first in the queue. */
  const withCases = async (count: number, lang: keyof typeof WORDS = 'en'): Promise<readonly string[]> => {
    world = await openWorld({
      caller: team === 'slack' ? 'teams' : 'slack',
      team,
      ...(lang === 'da' && { locale: 'da-DK', language: 'da' }),
    });
    const ids = Array.from({ length: count }, (_, at) => `case-${String(at + 1).padStart(3, '0')}`);
    for (const [at, id] of ids.entries()) {
      const state = anIncident({
        id,
        number: at + 1,
        title: `Lamp ${at + 1}`,
        team: 'service-desk',
        loggedAt: world.clock.now(),
      });
      await world.store.incidents.create(id, aWrite(state));
    }
    return ids;
  };
  const opens = async (person: Person, lang: keyof typeof WORDS): Promise<string> => {
    await person.writes(WORDS[lang].queue);
    await person.presses(WORDS[lang].several);
    return person.presses(WORDS[lang].note);
  };
  /** Everything that stood where the result stands now. */
  const everShown = (person: Person): string => {
    if (person.platform === 'teams') return person.posts().at(-1)?.everShown ?? '';
    return JSON.stringify(world.slack.actor(person).modal?.shown);
  };

  test.each(['en', 'da'] as const)('those behind the first fifty stand on pages of their own (%s)', async (lang) => {
    const ids = await withCases(53, lang);
    const { dina } = world;
    const first = await opens(dina, lang);
    expect(first).toContain(lang === 'da' ? 'Her er 1–50 af 53.' : 'Here are 1–50 of 53.');
    expect(first).toContain('INC-1 ·');
    expect(first).not.toContain('INC-51 ·');
    const second = await dina.presses(WORDS[lang].next);
    expect(second).toContain(lang === 'da' ? 'Her er 51–53 af 53.' : 'Here are 51–53 of 53.');
    expect(second).toContain('INC-53 ·');
    expect(second).not.toContain('INC-50 ·');
    expect(await dina.presses(WORDS[lang].previous)).toContain('INC-50 ·');
    // What was chosen stays so on the way, and what was typed.
    const again = await dina.presses(WORDS[lang].next, { cases: ids.slice(1, 3), text: 'Same cable' });
    expect(again).toContain(lang === 'da' ? 'De 2, du har valgt på andre sider' : 'The 2 you chose on other pages');
    expect(again).toContain('INC-2 ·');
    expect(again).not.toContain('INC-1 ·');
    expect(await dina.presses(WORDS[lang].previous)).toContain('INC-1 ·');
    const done = await dina.fills(WORDS[lang].next, { cases: [...ids.slice(1, 3), ...ids.slice(50)] });
    expect(done).toContain(lang === 'da' ? '5 af 5 sager klaret' : '5 of 5 incidents done');
    for (const number of [2, 3, 51, 52, 53]) expect(done).toContain(`INC-${number}`);
    expect(JSON.stringify((await world.incident(2)).timeline)).toContain('Same cable');
  });

  test('how far it is stands where the result will, then a line for each', async () => {
    const ids = await withCases(12);
    const { dina } = world;
    await dina.writes('queue');
    await dina.presses(WORDS.en.several);
    const done = await dina.fills(WORDS.en.note, { cases: ids, text: 'Same cable' });
    expect(done).toContain('12 of 12 incidents done');
    expect(done.match(/✓/g)).toHaveLength(12);
    expect(everShown(dina)).toContain('5 of 12 …');
    for (const id of ids) {
      const stored = await world.store.incidents.load(id);
      expect(JSON.stringify(stored?.timeline)).toContain('Same cable');
    }
  });
});
