import { openWorld, PAIRS, type Person, type Room, type World } from '../../support/world';

const FROM_SLACK = PAIRS.filter(([, caller]) => caller === 'slack');

const OUTAGE = 'The wifi is down on the whole floor';
const FORM = { impact: 'team', urgency: 'hindered' };

describe.each(PAIRS)('%s: a case is made', (_, caller, team) => {
  let world: World;
  let lobby: Room;
  let ole: Person;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
    ole = world.callers.person('Ole Olsen');
    lobby = world.callers.room('lobby', [world.kim, ole]);
  });
  afterEach(() => world.close());

  /** What Ole wrote becomes a case, by Kim; the words of the form that opened. */
  async function fromMessage(text: string): Promise<{ readonly form: string; readonly message: string }> {
    const { kim } = world;
    if (caller === 'slack') {
      const { slack, actor } = world.slack;
      const { message } = await actor(ole).says(text, { in: channel() });
      await actor(kim).shortcut('vagt_report_message', { on: message });
      await world.settle();
      const { modal } = actor(kim);
      if (!modal) throw new Error('no form');
      await actor(kim).submits(modal, FORM);
      return { form: slack.words(modal), message: message.ts };
    }
    const { teams, actor } = world.teams;
    const conversation = teams.world.conversations.get(lobby.id);
    if (!conversation) throw new Error('no lobby');
    const { message } = await actor(ole).says(text, { in: conversation, mention: false });
    const dialog = await actor(kim).does('createCase', { on: message });
    await actor(kim).submitsDialog('Send', { on: dialog, inputs: FORM });
    return { form: JSON.stringify(dialog.card), message: message.id };
  }

  function channel() {
    const found = world.slack.slack.workspace.channels.find(({ id }) => id === lobby.id);
    if (!found) throw new Error('no lobby');
    return found;
  }

  if (caller === 'slack') {
    test('from what somebody wrote: they are its caller, and it is answered under their words', async () => {
      const { kim } = world;
      const { form, message } = await fromMessage(OUTAGE);
      await world.settle();
      expect(form).toContain(OUTAGE);
      expect(form).toContain('Ole Olsen wrote this');
      const { state } = await world.incident();
      expect(state).toMatchObject({ title: OUTAGE, team: 'network', priority: 'P3' });
      expect(state.caller.name).toBe('Ole Olsen');
      expect(state.reporter?.name).toBe('Kim Jensen');
      expect(state.link).toMatch(/^https:/);

      const thread = lobby.under({ id: message });
      expect(thread.card().words).toMatch(/Reported by\W*\n+Kim Jensen/);
      expect(thread.card().words).toMatch(/Message\W*\n+\W*Open/);
      await kim.writes('show INC-1');
      expect(kim.heard().join()).toContain(OUTAGE);
      await ole.replies(thread, 'It came back for a minute');
      expect((await world.incident()).state.lastAnswer?.text).toBe('It came back for a minute');
      expect(await kim.presses('It works now')).toMatch(/Only Ole Olsen/);
      expect(lobby.cards()).toHaveLength(1);
    });
  } else {
    // Teams' client sends the message along itself.
    test('from what somebody is said to have written: whoever pressed is its caller', async () => {
      const { kim } = world;
      const { form, message } = await fromMessage(OUTAGE);
      await world.settle();
      expect(form).toContain(OUTAGE);
      expect(form).toContain('Your chat says that Ole Olsen wrote this.');
      const { state } = await world.incident();
      expect(state).toMatchObject({ title: OUTAGE, caller: { name: 'Kim Jensen' } });
      expect(state).not.toHaveProperty('reporter');
      expect(state).not.toHaveProperty('written');
      expect(state.link).toMatch(/^https:/);

      const thread = lobby.under({ id: message });
      expect(thread.card().words).toMatch(/Message\W*\n+\W*Open/);
      await kim.replies(thread, 'It came back for a minute');
      expect((await world.incident()).state.lastAnswer?.text).toBe('It came back for a minute');
      expect(ole.heard()).toEqual([]);
      expect(lobby.cards()).toHaveLength(1);
    });
  }
});

describe.each(FROM_SLACK)('%s: a case is made in Slack', (_, caller, team) => {
  let world: World;
  let lobby: Room;
  beforeEach(async () => {
    world = await openWorld({ caller, team });
    lobby = world.callers.room('lobby', [world.kim]);
  });
  afterEach(() => world.close());

  const channel = () => {
    const found = world.slack.slack.workspace.channels.find(({ id }) => id === lobby.id);
    if (!found) throw new Error('no lobby');
    return found;
  };

  test('by an emoji, from a message as it stands', async () => {
    const { kim, callers } = world;
    const { actor } = world.slack;
    const ole = callers.person('Ole Olsen');
    channel().members.push(actor(ole).id);
    const { message } = await actor(ole).says(OUTAGE, { in: channel() });
    await actor(kim).reacts('eyes', { on: message });
    await actor(kim).reacts('sos', { on: message });
    await actor(ole).reacts('sos', { on: message });
    await world.settle();
    expect(kim.heard()).toEqual([expect.stringContaining(`INC-1 is logged: ${OUTAGE}`)]);
    const { state } = await world.incident();
    expect([state.caller.name, state.reporter?.name]).toEqual(['Ole Olsen', 'Kim Jensen']);
    expect(lobby.card().words).toContain('Who is affected?');
    expect(await world.store.incidents.byNumber(2)).toBeUndefined();
  });

  test('by the shortcut that is always there', async () => {
    const { kim } = world;
    const { actor } = world.slack;
    await actor(kim).shortcut('vagt_report');
    await world.settle();
    const { modal } = actor(kim);
    if (!modal) throw new Error('no form');
    await actor(kim).submits(modal, { text: 'My screen is black', impact: 'me', urgency: 'stopped' });
    await world.settle();
    expect(kim.card().words).toContain('INC-1 · My screen is black');
    expect(kim.card().words).toContain('P3 · medium');
    expect(actor(kim).modal).toBeUndefined();
  });

  test.each(['', 'My screen is black'])('by /incident %s, in a form', async (text) => {
    const { kim } = world;
    const { slack, actor } = world.slack;
    await actor(kim).command('/incident', text, { in: channel() });
    await world.settle();
    const { modal } = actor(kim);
    if (!modal) throw new Error('no form');
    expect(slack.words(modal)).toContain('What is wrong?');
    const typed = text === '' ? { text: 'My screen is black' } : {};
    await actor(kim).submits(modal, { ...typed, impact: 'me', urgency: 'stopped' });
    await world.settle();
    expect(kim.card().words).toContain('INC-1 · My screen is black');
    expect(kim.heard()).toEqual([expect.stringContaining('INC-1 is logged')]);
    expect(lobby.posts()).toEqual([]);
  });

  test.each([
    ['/incident', 'report The printer is jammed', 'INC-1 is logged: The printer is jammed'],
    ['/sag', 'meld Printeren på 3. sal er gået i stykker', 'INC-1'],
  ])('by %s %s, at once and for nobody else to see', async (command, text, said) => {
    const { kim } = world;
    const answer = await world.slack.actor(kim).command(command, text, { in: channel() });
    await world.settle();
    expect(answer.status).toBe(200);
    expect(kim.heard()).toEqual([expect.stringContaining(said)]);
    expect(kim.cards()).toHaveLength(1);
    expect(lobby.posts()).toEqual([]);
    expect((await world.incident()).state.language).toBe(command === '/sag' ? 'da' : 'en');
  });
});
