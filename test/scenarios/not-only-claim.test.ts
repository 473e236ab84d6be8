import type { Desk } from '../../src/desk/model';
import { aDesk } from '../support/desk';
import { CROSSED, openWorld, type Person, type Room, type World } from '../support/world';

/** A case that stops everybody: P1, whose policy tells the team after 5 minutes, the lead after 15. */
async function urgent({ kim }: World): Promise<void> {
  await kim.writes('report Nothing works');
  await kim.presses('Everybody');
  await kim.presses('No');
}

const MINUTE = 60_000;
/** Moves on to a moment; every timer on the way fires. */
async function until(world: World, moment: string): Promise<void> {
  await world.forward((new Date(moment).getTime() - world.clock.now().getTime()) / MINUTE);
}

/** Opens *More…* and fills in one of its forms. */
async function inMore(person: Person, button: string, inputs: Readonly<Record<string, string>>): Promise<string> {
  await person.presses('More…');
  return person.fills(button, inputs);
}

/** Opens *More…* and presses one of its buttons. */
async function pressesMore(person: Person, button: string): Promise<string> {
  await person.presses('More…');
  return person.presses(button);
}

/** The network's room, with Bo and Dina in it. */
async function networkRoom({ operators, bo, dina }: World): Promise<Room> {
  const room = operators.room('network', [bo, dina]);
  await bo.writesIn(room, 'link network');
  room.begins();
  bo.begins();
  return room;
}

/** What somebody is told in answer to a typed command. */
async function told(person: Person, text: string): Promise<string> {
  person.heard();
  await person.writes(text);
  return person.heard().join('\n');
}

describe.each(CROSSED)('%s: not only claim', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());
  const state = async () => (await world.incident()).state;

  test('Seen holds the pings for a quarter of an hour, then they come', async () => {
    const { kim, anna, dina, room } = world;
    await urgent(world);
    expect(await pressesMore(dina, 'Seen, I’m on it')).toContain('Nobody is reminded of INC-1 before 09:15');
    expect((await state()).owner).toBeUndefined();
    expect(room.card().words).toContain('Dina Krogh has seen it and is on it until 09:15.');
    expect(kim.card().words).toContain('Dina Krogh has seen your case.');
    expect(kim.heard()).toEqual([]);
    // Its targets run on: only the pings are held.
    const pings = () => [...room.heard(), ...anna.heard()].filter((words) => !words.includes('response time'));
    await world.forward(19);
    expect(pings()).toEqual([]);
    await world.forward(2);
    expect(pings()).toEqual([expect.stringContaining('Nobody has taken it after 20 minutes')]);
    await world.forward(10);
    expect(pings()).toEqual([expect.stringContaining('Nobody in Service desk has taken it after 30 minutes')]);
  });

  test('who has seen it once cannot hold it again, and a second time changes nothing', async () => {
    const { anna, dina, room } = world;
    await urgent(world);
    await pressesMore(dina, 'Seen, I’m on it');
    expect(await pressesMore(anna, 'Seen, I’m on it')).toContain('Dina Krogh has already said that INC-1 was seen');
    expect(await told(dina, 'seen INC-1')).toContain('Nothing to do. INC-1');
    await world.forward(16);
    expect(await told(dina, 'seen INC-1')).toContain('Dina Krogh has already said that INC-1 was seen');
    expect((await world.incident()).timeline.filter(({ type }) => type === 'seen')).toHaveLength(1);
    await world.forward(5);
    expect(room.heard()).toHaveLength(1);
  });

  test('a lead assigns: the owner is told, the caller once', async () => {
    const { kim, anna, dina, room } = world;
    await urgent(world);
    expect(await inMore(anna, 'Assign…', { to: 'dina' })).toContain('Dina Krogh has INC-1 now.');
    expect(dina.heard()).toEqual([expect.stringContaining('Anna Holm has given you this case')]);
    expect(kim.heard()).toEqual([expect.stringContaining('has been given your incident')]);
    expect(room.card().words).toContain('Dina Krogh has it');
    expect(await told(anna, 'assign INC-1 Dina')).toContain('Nothing to do. INC-1');
    expect(await told(anna, 'assign INC-1 zoe')).toContain('I do not know that person');
    expect(await told(dina, 'assign INC-1 anna')).toContain('Only the lead and the admins can do that');
    await world.forward(60);
    expect([...kim.heard(), ...dina.heard(), ...room.heard()]).toEqual([]);
    expect((await state()).owner?.name).toBe('Dina Krogh');
  });

  test('on hold until a day: it comes back by itself when the team opens, and its owner is told', async () => {
    const { kim, dina, room } = world;
    await kim.writes('report The printer is jammed');
    await dina.presses('Claim');
    kim.heard();
    expect(await inMore(dina, 'Put on hold…', { reason: 'vendor', until: 'some day soon' })).toContain(
      'I do not understand the moment “some day soon”',
    );
    expect((await state()).status).toBe('in_progress');
    const again = await inMore(dina, 'Put on hold…', { reason: 'vendor', until: '2026-11-20' });
    expect(again).toContain('Choose a moment after now');
    expect(again).toContain('What does it wait for?');
    const held = await inMore(dina, 'Put on hold…', { reason: 'vendor', until: 'wednesday', note: 'A new fuser' });
    expect(held).toContain('INC-1 is on hold until Wednesday 25 November at 08:00');
    expect(room.card().words).toContain('Waiting for a vendor. It comes back to Dina Krogh');
    expect(kim.card().words).toContain('Dina Krogh waits for a vendor. You need not do anything.');
    expect(kim.card().words).not.toContain('fuser');
    expect(kim.heard()).toEqual([]);
    await until(world, '2026-11-25T06:59:00Z');
    expect([...dina.heard(), ...room.heard()]).toEqual([]);
    await until(world, '2026-11-25T07:01:00Z');
    expect(dina.heard()).toEqual([expect.stringContaining('It was on hold for a vendor. The time has come')]);
    expect((await state()).status).toBe('in_progress');
    expect(room.card().words).toContain('Dina Krogh has it');
  });

  test('on hold and resumed in words; plain sentences that begin like that are none', async () => {
    const { kim, dina } = world;
    await kim.writes('report The printer is jammed');
    await dina.writes('claim INC-1');
    expect(await told(dina, 'wait INC-1 friday 14:00')).toContain('on hold until Friday 27 November at 14:00');
    expect(await told(dina, 'wait INC-1 soonish')).toContain('I do not understand the moment “soonish”');
    expect((await state()).waiting?.until).toEqual(new Date('2026-11-27T13:00:00Z'));
    expect(await told(dina, 'resume INC-1')).toContain('INC-1 is in progress again');
    expect((await state()).status).toBe('in_progress');
    for (const text of ['wait 1 minute', 'wait', 'seen 1 error', 'return 1 laptop']) {
      expect(await told(dina, text)).not.toMatch(/INC-1 is|on hold|I know no|Which incident/);
    }
    expect((await world.incident()).timeline.map(({ type }) => type)).toEqual([
      'logged',
      'claimed',
      'waiting',
      'resumed',
    ]);
  });

  test('handed over: the other room is asked, an accepted case moves there with its card', async () => {
    const { kim, anna, bo, room } = world;
    const network = await networkRoom(world);
    await kim.writes('report The printer is jammed');
    await anna.presses('Claim');
    kim.heard();
    expect(await told(bo, 'show INC-1')).toContain('I know no INC-1');
    expect(await inMore(anna, 'Hand over…', { team: 'network', why: 'It is the switch' })).toContain(
      'Network was offered INC-1',
    );
    expect(network.heard()).toEqual([
      expect.stringMatching(/Service desk offers Network this case.*\n+It is the switch/),
    ]);
    expect(network.cards()).toEqual([]);
    expect(room.card().words).toContain('Network was asked to take it');
    expect((await state()).owner?.name).toBe('Anna Holm');
    expect(kim.heard()).toEqual([]);

    // They may read what they are offered.
    expect(await bo.presses('Show INC-1')).toContain('Network was asked to take it');
    expect(await bo.presses('Accept')).toContain('INC-1 is now yours and Network’s');
    expect(await state()).toMatchObject({ team: 'network', owner: { name: 'Bo Lund' }, status: 'in_progress' });
    expect(network.card().words).toContain('Bo Lund has it');
    expect(room.cards()).toEqual([]);
    expect(
      room
        .posts()
        .map(({ words }) => words)
        .join('\n'),
    ).toContain('The case has moved to Network.');
    expect(kim.heard()).toEqual([expect.stringContaining('Bo Lund has taken your incident')]);
    await bo.pressesLate('Accept');
    expect((await world.incident()).timeline.filter(({ type }) => type === 'accepted')).toHaveLength(1);

    await world.forward(1);
    network.heard();
    room.heard();
    await bo.fills('Resolve', { text: 'Changed the switch', code: 'fixed' });
    expect(network.card().words).toContain('Changed the switch');
    expect(network.cards()).toHaveLength(1);
    expect(room.cards()).toEqual([]);
    expect([...room.heard(), ...network.heard()]).toEqual([]);
  });

  test('sent back: its owner hears why, and it never left', async () => {
    const { kim, anna, bo, room } = world;
    const network = await networkRoom(world);
    await kim.writes('report The printer is jammed');
    await anna.writes('claim INC-1');
    expect(await told(anna, 'hand over INC-1 network it is the switch')).toContain('Network was offered INC-1');
    expect(network.heard()).toEqual([expect.stringContaining('it is the switch')]);
    expect(await bo.fills('Send back', { why: 'The switch is fine' })).toContain('INC-1 stays with Service desk');
    expect(anna.heard()).toEqual([expect.stringMatching(/Bo Lund has sent it back\.\n+The switch is fine/)]);
    expect(room.card().words).not.toContain('Network was asked');
    expect(network.cards()).toEqual([]);
    expect(await told(bo, 'show INC-1')).toContain('I know no INC-1');
    expect(await told(anna, 'accept INC-1')).not.toContain('is now yours');
    expect((await state()).team).toBe('service-desk');
  });
});

describe('in Danish', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller: 'slack', team: 'teams', language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  test('seen, assigned, on hold, resumed, offered and sent back in words', async () => {
    const { kim, anna, dina, room } = world;
    await kim.writes('meld Printeren sidder fast');
    await dina.presses('Mere…');
    await dina.presses('Set, jeg er på den');
    expect(room.card().words).toContain('Dina Krogh har set den og er på den til kl. 09.15.');
    expect(await told(dina, 'vent 5 minutter')).not.toContain('INC-5');
    expect(await told(anna, 'tildel INC-1 dina')).toContain('Dina Krogh har fået INC-1');
    expect(await told(dina, 'vent INC-1 i morgen kl. 9')).toContain('INC-1 venter til i morgen kl. 09.00');
    expect(await told(dina, 'genoptag INC-1')).toContain('INC-1 er i gang igen');
    expect(await told(anna, 'send videre INC-1 netværk')).toContain('Netværk er blevet tilbudt INC-1');
    expect(await dina.fills('Tag tilbuddet tilbage', { why: 'Det var kablet' })).toContain(
      'INC-1 bliver hos Servicedesk',
    );
    expect(await told(anna, 'vis INC-1')).toContain('Dina Krogh tog tilbuddet til et andet team tilbage');
  });
});

describe('a day without a time', () => {
  let world: World;
  afterEach(() => world.close());

  /** The service desk keeps these hours. */
  const keeping = (hours: Desk['hours'][string]): Desk => aDesk({ hours: { ...aDesk().hours, office: hours } });
  const onHold = async (desk: Desk, typed: string): Promise<string | undefined> => {
    world = await openWorld({ caller: 'slack', team: 'slack', desk });
    await world.kim.writes('report The printer is jammed');
    await world.dina.writes('claim INC-1');
    await world.dina.writes(`wait INC-1 ${typed}`);
    return (await world.incident()).state.waiting?.until?.toISOString();
  };
  const week = (opens: number, closes: number) => Array.from({ length: 7 }, () => [[opens, closes] as const]);

  test.each([
    [
      'when the team opens that day, by the team’s clock',
      { zone: 'Asia/Kolkata', week: week(600, 1080) },
      'wednesday',
      '2026-11-25T04:30',
    ],
    [
      'on a holiday when the team opens next',
      { zone: 'Europe/Copenhagen', week: week(540, 960), holidays: 'DK' },
      '25/12',
      '2026-12-27T08:00',
    ],
    [
      'in the morning where the team never closes',
      { zone: 'Europe/Copenhagen', week: week(0, 1440) },
      'wednesday',
      '2026-11-25T07:00',
    ],
    [
      'at the time that is named, when there is one',
      { zone: 'Europe/Copenhagen', week: week(600, 1080) },
      'wednesday 7:15',
      '2026-11-25T06:15',
    ],
  ])('is %s', async (_, hours, typed, expected) => {
    expect((await onHold(keeping(hours), typed))?.slice(0, 16)).toBe(expected);
  });
});
