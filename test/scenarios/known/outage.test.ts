import type { Service } from '../../../src/desk/model';
import { PAYROLL } from '../../support/areas';
import { aDesk } from '../../support/desk';
import { CROSSED, openWorld, type World } from '../../support/world';

const [payroll] = Object.values(PAYROLL);

describe.each(CROSSED)('%s: a known disturbance', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  const opened = async (more: Partial<Service> = {}, words = 'payroll') => {
    if (!payroll) throw new Error('There is a service');
    world = await openWorld({ caller, team, desk: aDesk({ services: { payroll: { ...payroll, ...more } } }) });
    await world.bo.writes(`report my own secret words about ${words}`);
    await world.anna.writes('priority INC-1 P1 nobody is paid');
    expect((await world.incident(1)).state).toMatchObject({ service: 'payroll', priority: 'P1' });
    world.clock.advance(12 * 60_000);
  };
  const asks = async (text: string): Promise<string> => {
    await world.kim.writes(text);
    return world.kim.heard().join('\n');
  };

  test('stands above the form by its service and time alone, and is joined instead of reported', async () => {
    await opened();
    const { kim, dina } = world;
    const form = await asks('Payroll shows nothing at all');
    expect(form).toMatch(/Payroll\W+known since 09:00/);
    expect(form).toContain('Same here');
    expect(form).not.toMatch(/secret|INC-1/);
    expect(await kim.presses('Same here')).toContain('You are counted in with “Payroll”.');
    kim.heard();
    await dina.writes('claim INC-1');
    await dina.fills('Resolve', { text: 'The server was restarted', code: 'fixed' });
    const heard = kim.heard().join('\n');
    expect(heard).toContain('INC-1');
    expect(heard).not.toContain('secret');
    expect(await asks('Payroll shows nothing at all')).not.toContain('known since');
  });

  test('is not in the way of who speaks of something else', async () => {
    await opened();
    expect(await asks('the wifi is slow on floor 3')).toMatch(/^(?!.*known since)[^]*wifi is slow/);
  });

  test('does not exist where it is confidential', async () => {
    await opened({ category: 'people' }, 'payroll and løn');
    expect((await world.incident(1)).state.confidential).toBe(true);
    expect(await asks('Payroll shows nothing at all')).toMatch(/^(?!.*known since)[^]*Payroll shows nothing/);
  });
});
