import { CROSSED, openWorld, type World } from '../../support/world';

const TITLE = 'Printeren på 3. sal har papirstop';
const INTERNAL = 'Valsen er slidt op';

describe.each(CROSSED)('%s: a colleague takes part', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  const eva = async () => {
    const person = world.callers.person('Eva Birk', { email: 'eva.birk@example.com', locale: 'da-DK' });
    await person.arrives();
    await world.settle();
    person.begins();
    return person;
  };

  test('inviteret: læser det offentlige, svarer i eget navn, hører enden og går med ét tryk', async () => {
    const { kim, dina, room } = world;
    const colleague = await eva();
    await kim.writes(`meld ${TITLE}`);
    await colleague.writes('vis INC-1');
    expect(colleague.heard().join()).toContain('Jeg kender ikke INC-1');
    await dina.presses('Tag sagen');
    await dina.presses('Mere…');
    await dina.fills('Intern note', { text: INTERNAL });

    await dina.writes('invitér INC-1 eva.birk@example.com');
    expect(dina.heard().join()).toContain('Inviteret til INC-1.');
    expect(colleague.heard().join()).toContain('Dina Krogh har inviteret dig');
    expect(room.card().words).toMatch(/Deltagere\W+Eva Birk/);

    await colleague.writes('vis INC-1');
    const seen = colleague.heard().join();
    expect(seen).toContain(TITLE);
    expect(seen).toContain('Du deltager i sagen');
    expect(seen).not.toContain(INTERNAL);
    await colleague.writes(`søg ${TITLE}`);
    expect(colleague.heard().join()).toContain('INC-1');
    await colleague.fills('Svar', { text: 'Den larmede også i går' });
    expect(dina.heard()).toEqual([expect.stringMatching(/Eva Birk har svaret:\n+Den larmede også i går/)]);
    expect(room.card().words).toContain('Den larmede også i går');
    expect(room.card().words).toContain('Eva Birk');
    expect((await world.incident()).state.status).toBe('in_progress');

    colleague.heard();
    await dina.fills('Løs', { text: 'Ny valse', code: 'fixed' });
    expect(colleague.heard()).toEqual([expect.stringContaining('Den er løst.')]);
    await colleague.presses('Følg ikke længere');
    colleague.heard();
    await colleague.writes('vis INC-1');
    expect(colleague.heard().join()).toContain('Jeg kender ikke INC-1');
    expect(room.card().words).not.toContain('Deltagere');
  });

  test('ved kortet i en kanal, hvor de ser det, og ikke andre', async () => {
    const { kim, callers, dina, room } = world;
    const colleague = await eva();
    const all = callers.room('all-staff', [kim, colleague]);
    await callers.installs(all, kim);
    await kim.writesIn(all, `meld ${TITLE}`);
    expect(await colleague.presses('Deltag')).toContain('Du deltager i INC-1');
    expect(room.card().words).toMatch(/Deltagere\W+Eva Birk/);
    await dina.presses('Mere…');
    await dina.fills('Fjern en deltager', { who: (await world.incident()).state.participants?.[0]?.id ?? '' });
    await colleague.writes('vis INC-1');
    expect(colleague.heard().join()).toContain('Jeg kender ikke INC-1');
  });

  test('skriver i sagens tråd: i eget navn, uden flere rettigheder, og retter det dér', async () => {
    const { kim, callers, dina, room } = world;
    const colleague = await eva();
    const all = callers.room('all-staff', [kim, colleague]);
    await callers.installs(all, kim);
    await kim.writesIn(all, `meld ${TITLE}`);
    const thread = all.under(all.card());
    await colleague.replies(thread, 'Jeg er bare på vej forbi');
    expect((await world.incident()).state.lastAnswer).toBeUndefined();
    await dina.presses('Tag sagen');
    await colleague.presses('Deltag');
    dina.heard();
    await colleague.replies(thread, 'Den larmede også i går');
    expect((await world.incident()).state).toMatchObject({
      lastAnswer: { text: 'Den larmede også i går', by: { name: 'Eva Birk' } },
      caller: { name: 'Kim Jensen' },
      owner: { name: 'Dina Krogh' },
    });
    expect(dina.heard().join()).toMatch(/Eva Birk har svaret:\n+Den larmede også i går/);
    expect(room.card().words).toContain('Den larmede også i går');
    await colleague.edits('Den larmede også i går', 'Den larmede i forgårs');
    expect((await world.incident()).state.lastAnswer).toMatchObject({ text: 'Den larmede i forgårs', edited: true });
    await kim.replies(thread, 'Ja, det er rigtigt');
    expect((await world.incident()).state.lastAnswer).toMatchObject({ text: 'Ja, det er rigtigt' });
    expect((await world.incident()).state.lastAnswer).not.toHaveProperty('by');
  });
});
