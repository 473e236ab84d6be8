import { CROSSED, openWorld, type World } from '../support/world';
import { createGate, type Gate } from '../support/world/gate';

/** Slack does not tell the language of a person with the event, and there is nothing to look it up in. */
const NOT_SAVED = /Please try again in a moment – nothing was saved|Prøv igen om lidt – intet er gemt/;

describe.each(CROSSED)('%s: the database is away', (_, caller, team) => {
  let world: World;
  let gate: Gate;
  beforeEach(async () => {
    gate = createGate();
    world = await openWorld({ caller, team, between: gate.between });
  });
  afterEach(() => world.close());

  const happened = async () => (await world.incident()).timeline.map(({ type }) => type);

  test('a report is not promised, and the next try makes one case', async () => {
    const { kim, room, callers } = world;
    const newcomer = callers.person('Ole Olsen');
    gate.away(() => true);
    for (const person of [kim, newcomer]) {
      await person.writes('report The printer is jammed');
      expect(person.heard()).toEqual([expect.stringMatching(NOT_SAVED)]);
    }
    gate.away(() => false);
    await expect(world.incident()).rejects.toThrow('No INC-1');
    expect(await world.store.people.byEmail('ole.olsen@example.com')).toBeUndefined();

    await newcomer.writes('report The printer is jammed');
    expect(newcomer.card().words).toContain('INC-1 · The printer is jammed');
    expect(room.card().words).toContain('Ole Olsen');
    await expect(world.incident(2)).rejects.toThrow('No INC-2');
  });

  test('a press and a form do nothing, and the next try does it once', async () => {
    const { kim, dina, room } = world;
    await kim.writes('report The printer is jammed');
    gate.away(() => true);
    expect(await dina.presses('Claim')).toMatch(NOT_SAVED);
    await dina.writes('claim INC-1');
    expect(dina.heard().join()).toMatch(NOT_SAVED);
    gate.away((call) => call === 'incidents.save');
    expect(await dina.fills('Ask the caller', { text: 'Which floor?' })).toMatch(/not sure/i);
    gate.away(() => false);
    expect(await happened()).toEqual(['logged']);
    await world.forward(2);
    expect([room.card().edits, kim.heard(), dina.heard()]).toEqual([0, [], []]);

    await dina.fills('Ask the caller', { text: 'Which floor?' });
    expect(await happened()).toEqual(['logged', 'claimed', 'asked']);
    expect(kim.heard()).toEqual([expect.stringContaining('Which floor?')]);
  });

  test('gone right after a save: what was promised is delivered once it is back', async () => {
    const { kim, dina, room } = world;
    await kim.writes('report The printer is jammed');
    let saves = 0;
    gate.away((call) => {
      if (call === 'incidents.save') saves += 1;
      return call !== 'incidents.save' && saves > 0;
    });
    expect(await dina.presses('Claim')).toContain('You have taken INC-1');
    expect(kim.heard()).toEqual([]);
    gate.away(() => false);
    await world.forward(2);
    expect(kim.heard()).toEqual([expect.stringContaining('Dina Krogh has taken your incident')]);
    expect(room.card().words).toContain('Dina Krogh has it');
  });
});
