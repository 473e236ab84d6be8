import { CROSSED, openWorld, type Person, type World } from '../support/world';

const NOTE = 'The fuser is worn out';

describe.each(CROSSED)('%s: look-ups', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
  });
  afterEach(() => world.close());

  /** What comes of a typed command, in their own conversation. */
  const asks = async (person: Person, text: string): Promise<string> => {
    person.heard();
    await person.writes(text);
    return person.heard().join('\n');
  };

  test('show: the case and its history, to each what they may know', async () => {
    const { kim, bo, dina, room } = world;
    await kim.writes('report The printer is jammed');
    await dina.presses('Claim');
    await dina.replies(room.under(room.card()), NOTE);

    const own = await asks(kim, 'show INC-1');
    expect(own).toContain('INC-1 · The printer is jammed');
    expect(own).toContain('Dina Krogh took the incident');
    expect(own).not.toContain(NOTE);
    expect(await asks(kim, 'INC-1')).toBe(own);
    expect(await asks(kim, '#1')).toBe(own);
    expect(await asks(dina, 'show 1')).toContain(NOTE);
    for (const text of ['show INC-1', 'INC-1']) expect(await asks(bo, text)).toContain('I know no INC-1');
    expect(await asks(kim, 'show INC-99')).toContain('I know no INC-99');
    expect(await asks(kim, 'show')).toContain('Which incident?');
    expect(room.heard()).toEqual([]);
    expect(room.cards()).toHaveLength(1);
  });

  test('asked in a room, they are for the one who asked', async () => {
    const { kim, dina, room, callers } = world;
    const ole = callers.person('Ole Olsen');
    const lobby = callers.room('lobby', [kim, ole]);
    await kim.writes('report The printer is jammed');
    kim.heard();
    for (const text of ['show INC-1', 'mine', 'home', 'help']) {
      await kim.writesIn(lobby, text);
      expect(kim.heard().join()).toMatch(/The printer is jammed|This is what you can write/);
    }
    if (kim.platform === 'slack') {
      const channel = world.slack.slack.workspace.channels.find(({ id }) => id === lobby.id);
      for (const [command, text] of [['/incident', 'mine'] as const, ['/sag', 'mine sager'] as const]) {
        await world.slack.actor(kim).command(command, text, channel && { in: channel });
        expect(kim.heard().join()).toContain('The printer is jammed');
      }
    }
    await dina.writesIn(room, 'queue');
    expect(dina.heard().join()).toContain('The printer is jammed');
    await ole.writesIn(lobby, 'mine');
    expect(ole.heard().join()).toContain('You have no open incidents');
    const seen = [...lobby.posts().map(({ everShown }) => everShown), ...room.heard()];
    expect(seen.filter((words) => words !== 'I have answered you in a private chat.')).toEqual([]);
  });

  test('mine: what they reported, and what they work on', async () => {
    const { kim, dina } = world;
    expect(await asks(kim, 'mine')).toContain('You have no open incidents');
    await kim.writes('report The printer is jammed');
    await kim.writes('report The screen is black');
    expect(await asks(kim, 'mine')).toContain('You have reported 2 incidents.');
    await dina.writes('claim INC-2');
    const working = await asks(dina, 'mine');
    expect(working).toContain('You have reported nothing and are working on 1.');
    expect(working).toContain('INC-2 · The screen is black');
    expect(working).not.toContain('INC-1');
    expect(await kim.presses('Show INC-1')).toContain('INC-1 · The printer is jammed');
  });

  test('queue: page by page, the most urgent first, for operators', async () => {
    const { kim, bo, dina } = world;
    for (let nth = 1; nth <= 12; nth += 1) await kim.writes(`report Printer ${nth} is jammed`);
    await kim.presses('Everybody');
    await kim.presses('No');
    const urgent = (await world.store.incidents.byNumber(12))?.state.priority;
    expect(urgent).toBe('P1');

    const first = await asks(dina, 'queue');
    expect(numbersIn(first)).toEqual([12, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(first).toMatch(/INC-12 [^]*Urgent, and nobody has it · Answer by [^]*INC-1 /);
    expect(first.match(/nobody has it/g)).toHaveLength(1);
    expect(first).toContain('1–10 of 12 incidents');
    expect(first).toContain('Kim Jensen');
    const second = await dina.presses('Next');
    expect(numbersIn(second)).toEqual([10, 11]);
    expect(second).toContain('11–12 of 12 incidents');
    expect(numbersIn(await dina.presses('Previous'))).toEqual([12, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const critical = await dina.picks('Which incidents?', 'P1 · critical');
    expect(numbersIn(critical)).toEqual([12]);
    expect(critical).toContain('1 incident\n');
    expect(await dina.presses('Claim')).toMatch(/You have taken INC-12 [^]*1 incident[^]*Dina Krogh has it/);
    expect(numbersIn(await dina.picks('Which incidents?', 'Mine'))).toEqual([12]);
    expect(await dina.picks('Which incidents?', 'Network')).toContain('Nothing in the queue fits “Network”.');
    expect(await asks(bo, 'queue')).toContain('Nothing is waiting');
    expect(await asks(kim, 'queue')).toContain('Only operators can do that');
  });

  test('home: what they work on, what waits, what they reported, as it is when they look', async () => {
    const { kim, dina } = world;
    await kim.writes('report The printer is jammed');
    const own = await overview(kim);
    expect(own).toContain('INC-1 · The printer is jammed');
    expect(own).not.toMatch(/Waiting for your teams|Queue/);
    expect(await overview(dina)).toMatch(/You have taken no case[^]*Waiting for your teams[^]*INC-1/);
    await dina.writes('claim INC-1');
    expect(await overview(dina)).toMatch(/I am working on[^]*INC-1[^]*You have no open reports/);
    expect(await overview(kim)).toContain('In progress – Dina Krogh has it');
    expect(await asks(kim, 'home')).toContain('INC-1 · The printer is jammed');
    expect(await kim.presses('My incidents')).toContain('You have reported 1 incident.');
  });

  test('home: the queue in it has pages, filters and Claim, and stays a part of it', async () => {
    const { kim, dina } = world;
    for (let nth = 1; nth <= 7; nth += 1) await kim.writes(`report Printer ${nth} is jammed`);
    expect(await overview(dina)).toContain('1–5 of 7 incidents');
    /** What it shows after a press on it. */
    const press = async (button: string): Promise<string> => {
      if (dina.platform === 'teams') return dina.presses(button);
      const actor = world.slack.actor(dina);
      if (!actor.home) throw new Error('no home');
      await actor.presses(button, { on: actor.home });
      await world.settle();
      expect(actor.modal).toBeUndefined();
      return world.slack.slack.words(actor.home);
    };
    expect(await press('Next')).toMatch(/Waiting for your teams[^]*6–7 of 7 incidents[^]*INC-6/);
    const claimed = /I am working on[^]*INC-6[^]*Waiting for your teams[^]*6 of 6 incidents[^]*INC-7/;
    expect(await press('Claim')).toMatch(claimed);
    await dina.writes('claim INC-1');
    expect(await press('Previous')).toMatch(/Waiting for your teams\W+5 incidents/);
  });

  test('help: what they may do, and no more', async () => {
    const { kim, anna, dina } = world;
    const help = await asks(kim, 'help');
    expect(help).toContain('This is what you can write');
    expect(help).toContain('show INC-7');
    expect(help).not.toMatch(/For operators|For team leads|claim|link/);
    expect(await asks(dina, 'help')).toMatch(/For operators[^]*claim INC-7/);
    expect(await asks(dina, 'help')).not.toContain('For team leads');
    expect(await asks(anna, 'help')).toMatch(/For team leads and admins[^]*make this channel a team’s channel/);
  });

  test('language da: everything is Danish from now on, until they say otherwise', async () => {
    const { kim, dina, room } = world;
    await kim.writes('report The printer is jammed');
    expect(await asks(kim, 'language fr')).toContain('I do not speak “fr”. Choose da or en.');
    for (const person of [kim, dina]) expect(await asks(person, 'language da')).toContain('dansk');
    expect(await asks(kim, 'vis INC-1')).toMatch(/Hvad er der sket[^]*Du meldte/);
    expect(await asks(kim, 'vis INC-99')).toContain('Jeg kender ikke INC-99');
    expect(await asks(kim, 'mine')).toContain('Du har meldt 1 sag.');
    expect(await asks(kim, 'overblik')).toContain('Jeg har meldt');
    expect(await asks(kim, 'hjælp')).toMatch(/vis INC-7/);
    expect(await asks(kim, 'kø')).toContain('Det kan kun operatører');
    expect(await asks(dina, 'kø')).toMatch(/Kø[^]*INC-1/);
    expect(await overview(dina)).toContain('Venter på dine teams');
    await dina.presses('Claim');
    expect(kim.heard().join()).toContain('Dina Krogh har taget');
    expect(kim.card().words).toContain('I gang');
    expect(room.card().words).toContain('In progress – Dina Krogh has it');
    expect(await asks(kim, 'sprog en')).toContain('From now on I write English to you.');
    expect(await asks(kim, 'mine')).toContain('You have reported 1 incident.');
  });

  /** Slack's home tab; in Teams, whose bots have none, the card that `home` answers with. */
  async function overview(person: Person): Promise<string> {
    if (person.platform === 'teams') return asks(person, 'home');
    const actor = world.slack.actor(person);
    await actor.opensHome();
    await world.settle();
    if (!actor.home) throw new Error(`${person.name} has no home`);
    return world.slack.slack.words(actor.home);
  }
});

/** Numbers of the cases on a list, as they stand. */
function numbersIn(words: string): readonly number[] {
  return [...words.matchAll(/INC-(\d+) ·/g)].map(([, number]) => Number(number));
}
