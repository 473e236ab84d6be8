import { PAYROLL } from '../../support/areas';
import { aDesk } from '../../support/desk';
import { createDeskChat, shown } from '../../support/desk-chat';
import { ANNA, BO, CALLER, claimed, DINA, given, resolved } from '../../support/given';

const desk = { ...aDesk({ services: PAYROLL }), criticality: true };
const PRINTER = { tag: 'PRN-3-12', name: 'LaserJet' };
const about = (what: object) => ({ type: 'device', ...what }) as const;
const story = (...steps: Parameters<typeof given>[0] & object) => given(steps, undefined, desk);

describe('an operator says what a case is about', () => {
  it('its device', () => {
    const { state } = story()
      .when(DINA, about({ device: PRINTER, earlier: [{ number: 9, team: 'it' }] }))
      .then('concerned');
    expect(state).toMatchObject({ device: PRINTER, earlier: [{ number: 9 }], priority: story().state.priority });
    expect(
      story({ by: DINA, do: about({ device: PRINTER }), at: 1 })
        .when(DINA, about({}))
        .then('concerned').state,
    ).not.toHaveProperty('device');
  });

  it('its service, of which priority and targets follow', () => {
    const { state } = story()
      .when(DINA, about({ service: 'payroll' }))
      .then('concerned', 'planned');
    expect(state.service).toBe('payroll');
    expect(state.priority < story().state.priority).toBe(true);
    expect(state.resolutionTarget.dueAt < story().state.resolutionTarget.dueAt).toBe(true);
  });

  it('but not against a priority that somebody set', () => {
    const set = { by: DINA, do: { type: 'priority', priority: 'P5', why: 'a test' }, at: 1 } as const;
    expect(story(set).when(DINA, about({ service: 'payroll' }), 2).story.state.priority).toBe('P5');
  });

  it('once', () => {
    story({ by: DINA, do: about({ device: PRINTER }), at: 1 })
      .when(DINA, about({ device: PRINTER }), 2)
      .thenNothing();
    story().when(DINA, about({})).thenNothing();
  });

  it('who works on it, while it is open, of a service that there is', () => {
    story()
      .when(CALLER, about({ device: PRINTER }))
      .thenRefused('only_operators');
    story()
      .when(BO, about({ device: PRINTER }))
      .thenRefused('no_such_incident');
    story(claimed, resolved)
      .when(ANNA, about({ device: PRINTER }), 5)
      .thenRefused('not_now');
    story()
      .when(DINA, about({ service: 'constructor' }))
      .thenRefused('no_such_service');
    story()
      .when(DINA, about({ service: 'gone' }))
      .thenRefused('no_such_service');
  });
});

describe('from chat', () => {
  const opened = async () => {
    const chat = createDeskChat(undefined, undefined, undefined, desk);
    await chat.store.devices.put([{ key: 'prn-3-12', tag: 'PRN-3-12', name: 'LaserJet', service: 'payroll' }], '1');
    await chat.says('kim', 'report the printer is jammed');
    return chat;
  };

  it.each([
    ['device INC-1 prn-3-12', 'device and service are noted'],
    ['enhed INC-1 PRN-3-12', 'enhed og service er noteret'],
  ])('%s', async (text, done) => {
    const chat = await opened();
    expect(shown(await chat.says('dina', text))).toContain(done);
    expect(await chat.incident(1)).toMatchObject({ device: { tag: 'PRN-3-12' }, service: 'payroll' });
    expect(shown(await chat.says('dina', 'device INC-1 none'))).toMatch(/noted|noteret/);
    expect(await chat.incident(1)).not.toHaveProperty('device');
  });

  it('a tag that nobody knows changes nothing, and says so', async () => {
    const chat = await opened();
    expect(shown(await chat.says('dina', 'device INC-1 PRN-9-99'))).toContain('We know no device “PRN-9-99”');
    expect(await chat.incident(1)).not.toHaveProperty('device');
    expect(shown(await chat.says('kim', 'device 5 is broken'))).toContain('Something new');
  });
});
