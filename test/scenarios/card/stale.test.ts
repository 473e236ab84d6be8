import { CROSSED, openWorld, type World } from '../../support/world';

const AS_OF = 'This is the case as of 09:';

describe.each(CROSSED)('%s: a stale button', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
    await world.kim.writes('report The printer is jammed');
  });
  afterEach(() => world.close());

  /** The case as it is now, with its buttons, was shown to Dina alone. */
  function expectCard(shown: string, why: string): void {
    for (const words of [why, 'INC-1 · The printer is jammed', AS_OF, 'Resolve', 'More…'])
      expect(shown).toContain(words);
    expect(world.room.cards()).toHaveLength(1);
    expect(world.room.card().words).not.toContain(AS_OF);
    expect([...world.room.heard(), ...world.anna.heard()].join()).not.toContain(AS_OF);
  }

  test('of an old card', async () => {
    const { anna, dina } = world;
    await anna.presses('Claim');
    expectCard(await dina.pressesLate('Claim'), 'Anna Holm already has INC-1');
  });

  test('of an old ping', async () => {
    const { kim, anna, dina, room } = world;
    await kim.presses('Everybody');
    await kim.presses('No');
    await world.forward(6);
    expect(room.heard().join()).toContain('Nobody has taken it');
    await anna.writes('claim INC-1');
    expectCard(await dina.pressesLate('Claim'), 'Anna Holm already has INC-1');
  });

  test('of an old row', async () => {
    const { anna, dina } = world;
    await dina.writes('queue');
    await anna.writes('claim INC-1');
    expectCard(await dina.presses('Claim'), 'Anna Holm already has INC-1');
  });

  test('of a command that is there no more', async () => {
    const { dina, room, operators } = world;
    const { id } = (await world.incident()).state;
    const button = { label: 'Dance', action: 'dance', data: { incident: id, place: 'team' } };
    const old = { fallback: 'old', blocks: [{ type: 'buttons' as const, buttons: [button] }] };
    await operators.port.post(operators.addressOf(room), old, 'i.old');
    await dina.writes('claim INC-1');
    dina.heard();
    expectCard(await dina.presses('Dance'), 'This card is out of date.');
  });

  test('of the caller, on a message that is over', async () => {
    const { kim, dina } = world;
    await dina.writes('claim INC-1');
    await dina.fills('Resolve', { text: 'New toner', code: 'fixed' });
    kim.heard();
    await kim.presses('Fixed');
    const shown = await kim.pressesLate('Fixed');
    for (const words of [AS_OF, 'Closed', 'Reopen']) expect(shown).toContain(words);
  });

  test('of a case that one may no longer read', async () => {
    const { kim, bo, dina } = world;
    await kim.writes('report The wifi is slow');
    await bo.writes('queue');
    await dina.writes('hand over INC-2 service-desk it is the laptop');
    await dina.writes('accept INC-2');
    for (const button of ['Show INC-2', 'Claim']) {
      expect(await bo.pressesLate(button)).toContain('I know no such incident');
    }
  });
});
