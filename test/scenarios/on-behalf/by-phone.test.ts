import { CROSSED, openWorld, type World } from '../../support/world';

// A number is looked up in the company's list alone: nothing in it differs between platforms.
describe.each(CROSSED.slice(1))('%s: somebody calls', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  test('and is found by their number, typed or in the form; what is nobody’s or shared is asked', async () => {
    world = await openWorld({ caller, team });
    const { anna, dina, store, room } = world;
    await store.callers.put(
      [
        { key: 'maja@example.com', name: 'Maja Friis', phone: '+45 42 10 00 00' },
        { key: 'front@example.com', name: 'Front desk', phone: '33 33 33 33' },
        { key: 'guard@example.com', name: 'Guard', phone: '33333333' },
      ],
      '1',
    );
    await anna.writes('report for 42 10 00 00 2 screens are black');
    expect((await world.incident(1)).state).toMatchObject({
      title: '2 screens are black',
      caller: { name: 'Maja Friis' },
      absent: { email: 'maja@example.com' },
      called: { source: 'phone', callBack: '42 10 00 00' },
    });
    expect(room.card().words).toContain('Maja Friis');

    await dina.writes('report for 33333333 the door is locked');
    expect(dina.sees('Log')).toBe(true);
    const shared = await dina.presses('Log', { name: '+45 33 33 33 33', text: 'The door is locked' });
    expect(shared).toMatch(/Several people have the number \+45 33 33 33 33: (?:Front desk, Guard|Guard, Front desk)/);
    expect(await dina.presses('Log', { name: '99 99 99 99' })).toContain('Nobody on the callers’ list has the number');
    // Anna has just written down a call of Maja's.
    expect(await dina.presses('Log', { name: '+4542100000', text: 'The printer is jammed' })).toContain('INC-1');
    await dina.presses('Log all the same');
    expect((await world.incident(2)).state).toMatchObject({
      title: 'The printer is jammed',
      caller: { name: 'Maja Friis' },
      absent: { email: 'maja@example.com' },
    });
  });
});
