import { CROSSED, openWorld, type World } from '../../support/world';

describe.each(CROSSED)('%s: what an operator wrote to the caller from the thread', (_, caller, team) => {
  let world: World;
  const thread = () => world.room.under(world.room.card());
  const lines = () =>
    thread()
      .posts()
      .map(({ words }) => words)
      .join('\n');
  const kimReads = () =>
    world.kim
      .posts()
      .map(({ words }) => words)
      .join('\n');
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    await world.kim.writes('meld Printeren på 3. sal har papirstop');
    await world.dina.presses('Tag sagen');
    world.kim.heard();
    await world.dina.replies(thread(), 'svar: Sluk bakke 1');
  });
  afterEach(() => world.close());

  test('redigeret, mens den venter, sendes den med de nye ord', async () => {
    await world.dina.edits('svar: Sluk bakke 1', 'svar: Sluk bakke 2');
    await world.forward(2);
    expect(world.kim.heard()).toEqual([expect.stringMatching(/Dina Krogh skriver til dig:\W+Sluk bakke 2/)]);
    expect(lines()).toMatch(/Sendt til Kim Jensen:\W+Sluk bakke 2/);
  });

  test('redigeret bagefter følger den med, og det siges', async () => {
    await world.forward(2);
    world.kim.heard();
    await world.dina.edits('svar: Sluk bakke 1', 'svar: Sluk bakke 2');
    await world.forward(1);
    expect(world.kim.heard()).toEqual([]);
    expect(kimReads()).toMatch(/skriver til dig \(redigeret\):\W+Sluk bakke 2/);
    expect(kimReads()).not.toContain('bakke 1');
    expect(lines()).toMatch(/Sendt til Kim Jensen:\W+Sluk bakke 2/);
  });

  test('slettet, mens den venter, sendes den ikke', async () => {
    await world.dina.deletes('svar: Sluk bakke 1');
    await world.forward(2);
    expect(world.kim.heard()).toEqual([]);
    expect(lines()).not.toContain('Sluk bakke 1');
    expect(lines()).not.toContain('Sendt til');
  });

  test('fortrudt efter den er redigeret, viser den de nye ord', async () => {
    await world.dina.edits('svar: Sluk bakke 1', 'svar: Sluk bakke 2');
    await world.dina.presses('Fortryd');
    expect(lines()).toMatch(/Fortrudt og ikke sendt til Kim Jensen:\W+Sluk bakke 2/);
    await world.forward(2);
    expect(world.kim.heard()).toEqual([]);
    expect(lines()).toMatch(/Fortrudt og ikke sendt til Kim Jensen:\W+Sluk bakke 2/);
  });

  test('fortrudt efter den er slettet, viser den ingen ord', async () => {
    await world.dina.deletes('svar: Sluk bakke 1');
    await world.dina.presses('Fortryd');
    expect(lines()).toMatch(/ikke sendt til Kim Jensen:\W+\(beskeden er slettet\)/);
    await world.forward(2);
    expect(world.kim.heard()).toEqual([]);
    expect(lines()).not.toContain('Sluk bakke 1');
  });

  test('slettet bagefter er den væk, overalt', async () => {
    await world.forward(2);
    await world.dina.deletes('svar: Sluk bakke 1');
    await world.forward(1);
    expect(kimReads()).toContain('Dina Krogh har slettet, hvad der stod her.');
    expect(kimReads() + lines()).not.toContain('Sluk bakke 1');
    const { state, timeline } = await world.incident();
    const kept = [
      state,
      timeline,
      await world.store.incidents.history(state.id),
      await world.store.deliveries.ofSubject({ kind: 'incident', id: state.id }),
    ];
    expect(JSON.stringify(kept)).not.toContain('Sluk bakke 1');
  });
});
