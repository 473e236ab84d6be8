import { aDesk, span } from '../support/desk';
import { CROSSED, openWorld, type World } from '../support/world';

const { targets } = aDesk();
/** An urgent case that somebody has may lie still for half an hour. */
const desk = aDesk({ targets: { ...targets, P1: { ...targets.P1, noNews: span(30) } } });

describe.each(CROSSED)('%s: a claimed case that lies still', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, desk });
    await world.kim.writes('report Nothing works');
    await world.kim.presses('Everybody');
    await world.kim.presses('No');
    await world.dina.presses('Claim');
    silence();
  });
  afterEach(() => world.close());

  /** What was said of its silence since this was last asked: to its owner, to the lead, to anybody else. */
  const silence = () => {
    const { anna, bo, carl, dina, kim, room } = world;
    const about = (words: readonly string[]) => words.filter((one) => one.includes('othing has happened'));
    const [owner, lead] = [about(dina.heard()), about(anna.heard())];
    return { owner, lead, others: about([room, bo, carl, kim].flatMap((place) => place.heard())) };
  };
  const nobody = { owner: [], lead: [], others: [] };

  test('its owner is told after half an hour, the lead after another, and then nobody', async () => {
    await world.forward(29);
    expect(silence()).toEqual(nobody);
    await world.forward(1);
    expect(silence()).toEqual({
      ...nobody,
      owner: [expect.stringContaining('Nothing has happened with this case for 30 minutes. Tell Kim Jensen')],
    });
    await world.forward(29);
    expect(silence()).toEqual(nobody);
    await world.forward(1);
    expect(silence()).toEqual({
      ...nobody,
      lead: [expect.stringContaining('Dina Krogh has this case, but nothing has happened for 1 hour.')],
    });
    await world.forward(3 * 60);
    expect(silence()).toEqual(nobody);
  });

  test.each([
    ['a note', 'Internal note', { text: 'Waiting for a part' }],
    ['a message to the caller', 'Note to the caller', { text: 'A part is on its way' }],
  ])('%s starts it anew', async (_what, button, inputs) => {
    const { dina } = world;
    await world.forward(20);
    await dina.presses('More…');
    await dina.fills(button, inputs);
    await world.forward(29);
    expect(silence()).toEqual(nobody);
    await world.forward(1);
    expect(silence().owner).toHaveLength(1);
  });

  test('after the lead was told, news begins with the owner again', async () => {
    const { dina } = world;
    await world.forward(60);
    expect([silence().lead.length, (await world.incident()).state.news?.told]).toEqual([1, 2]);
    await dina.presses('More…');
    await dina.fills('Internal note', { text: 'Waiting for a part' });
    await world.forward(30);
    expect(silence()).toMatchObject({ owner: [expect.anything()], lead: [] });
  });

  test('from the message itself it is put on hold, and its silence counts from that day on', async () => {
    const { dina } = world;
    await world.forward(30);
    expect(silence().owner).toHaveLength(1);
    expect(await dina.fills('Put on hold…', { reason: 'vendor', until: 'in 2 hours' })).toContain('is on hold until');
    await world.forward(60);
    expect(silence()).toEqual(nobody);
    await world.forward(60);
    expect((await world.incident()).state.status).toBe('in_progress');
    expect(silence()).toEqual(nobody);
    await world.forward(30);
    expect(silence().owner).toHaveLength(1);
  });
});
