import { aDesk, span } from '../support/desk';
import { CROSSED, openWorld, type World } from '../support/world';

/** The lead is told after five minutes, whatever the priority. */
const desk = aDesk({
  escalations: [
    {
      key: 'all',
      for: ['P1', 'P2', 'P3', 'P4', 'P5'],
      hours: 'always',
      steps: [{ after: span(5), notify: [{ type: 'lead' }], by: ['chat'], within: span(5) }],
    },
  ],
});

describe.each(CROSSED)('%s: my settings', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, desk });
  });
  afterEach(() => world.close());

  const pinged = () => world.anna.heard().filter((words) => words.includes('has taken it after')).length;
  /** It is shortly after nine; she rests until eleven. */
  const rest = async (quietFrom = '9:00', quietTo = '11:00') => {
    world.anna.heard();
    await world.anna.writes('my settings');
    return world.anna.presses('Save', { quietFrom, quietTo });
  };

  test('quiet hours keep back what can wait, and nothing urgent', async () => {
    const { kim, anna } = world;
    const said = [await rest(), ...anna.heard()].join('\n');
    expect(said).toContain('Saved. This is how you are told from now on.');
    await kim.writes('report The printer is jammed');
    await kim.presses('Only me');
    await kim.presses('Yes');
    await world.forward(10);
    expect(pinged()).toBe(0);
    await kim.writes('report Nothing works');
    await kim.presses('Everybody');
    await kim.presses('No');
    await world.forward(10);
    expect(pinged()).toBe(1);
    // Rest is over: what is still nobody's is told then.
    await world.forward(100);
    expect(pinged()).toBe(1);
  });

  test('times that make no sense are asked for again, and nothing is kept', async () => {
    const { anna } = world;
    const said = [await rest('late', '11:00'), ...anna.heard()].join('\n');
    expect(said).toContain('Write both times, e.g. 22:00 and 07:00, or leave both empty.');
    await world.kim.writes('report The printer is jammed');
    await world.forward(10);
    expect(pinged()).toBe(1);
  });
});
