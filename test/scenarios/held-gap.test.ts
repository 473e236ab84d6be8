import type { OnCall } from '../../src/desk/model';
import { answer, deskWith, pinged, until, urgent, WEEKLY } from '../support/on-call';
import { CROSSED, openWorld, type World } from '../support/world';

/** Anna's week, in office hours; at night nobody is on call, and pings wait. */
const HELD: OnCall = {
  ...WEEKLY,
  gap: 'hold',
  layers: [{ from: '2026-11-23', at: '08:00', days: 7, people: ['anna', 'dina'], hours: 'office' }],
};
/** Anna alone, around the clock. */
const ALONE: OnCall = { ...HELD, layers: [{ from: '2026-11-23', at: '08:00', days: 7, people: ['anna'] }] };

describe.each(CROSSED)('%s: a ping that is held because nobody is on call', (_, caller, team) => {
  let world: World | undefined;
  afterEach(() => world?.close());
  const open = async (onCall: OnCall): Promise<World> => {
    world = await openWorld({ caller, team, desk: deskWith(onCall) });
    return world;
  };

  test('goes to whoever is put on call, within a minute', async () => {
    const here = await open(HELD);
    await until(here, '2026-11-23T19:00:00Z');
    await urgent(here);
    await here.forward(30);
    expect(pinged(here)).toEqual([]);
    await here.anna.writes('oncall service desk');
    await here.anna.fills('Put somebody on', { person: 'dina', from: 'now', to: 'tomorrow 6' });
    await here.forward(2);
    expect(
      here.dina
        .posts()
        .map(({ words }) => words)
        .join(),
    ).toContain('has taken it after');
  });

  test('goes sooner when somebody is put on for later the same night', async () => {
    const here = await open(HELD);
    await until(here, '2026-11-23T19:00:00Z');
    await urgent(here);
    await here.forward(30);
    await here.anna.writes('oncall service desk');
    await here.anna.fills('Put somebody on', { person: 'dina', from: 'today 23', to: 'tomorrow 6' });
    await here.forward(5);
    expect(pinged(here)).toEqual([]);
    await until(here, '2026-11-23T22:02:00Z');
    expect(pinged(here)).toEqual(['Dina Krogh']);
  });

  test('goes to who comes back from an absence', async () => {
    const here = await open(ALONE);
    await here.anna.writes('away');
    await here.anna.presses('Save', { from: 'now', to: 'wednesday 8' });
    await urgent(here);
    await here.forward(30);
    expect(pinged(here)).toEqual([]);
    await here.anna.writes('back');
    expect(here.anna.heard().join()).toContain('Welcome back');
    await here.forward(2);
    expect(pinged(here)).toEqual(['Anna Holm']);
  });
});

describe.each(CROSSED)('%s: fravær, på dansk', (_, caller, team) => {
  let world: World | undefined;
  afterEach(() => world?.close());

  test('den, der får vagterne, hører det, og igen når den fraværende er tilbage', async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK', desk: deskWith(WEEKLY) });
    const { anna, dina } = world;
    await anna.writes('fravær');
    const said = await answer(anna, () => anna.presses('Meld fravær', { from: 'nu', to: 'onsdag 8' }));
    expect(said).toContain('Du er meldt væk');
    expect(dina.heard()).toEqual([
      expect.stringMatching(/Anna Holm er væk\. Du har vagten i Servicedesk i stedet:[^]*25\./),
    ]);
    expect(await answer(anna, () => anna.presses('Jeg er tilbage'))).toContain(
      'Velkommen tilbage. Dine vagter er dine igen.',
    );
    await world.forward(1);
    expect(dina.heard()).toEqual([
      expect.stringContaining('Anna Holm er tilbage og har selv disse vagter i Servicedesk igen:'),
    ]);
    await anna.writes('tilbage');
    expect(anna.heard().join()).toContain('Du er ikke meldt væk.');
  });
});
