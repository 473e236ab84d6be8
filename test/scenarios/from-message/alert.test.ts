import type { Post as TeamsPost } from '../../support/teams/world';
import { CROSSED, openWorld, type World } from '../../support/world';

const FORM = { impact: 'team', urgency: 'hindered' };
const PICTURE = 'https://grafana.example.com/load.png';

/** What another bot wrote in a room with Kim; empty: it shows nothing that could be read. */
async function alertInSlack(world: World, empty: boolean) {
  const { kim, callers } = world;
  const { slack, actor } = world.slack;
  const { id } = callers.room('lobby', [kim]);
  const channel = slack.workspace.channels.find((one) => one.id === id);
  if (!channel) throw new Error('no lobby');
  const { message } = await actor(kim).says('x', { in: channel });
  const field = { title: 'Severity', value: 'critical' };
  const shown = { title: 'LowSpace on SRV-9', text: '*91 %* used', fields: [field], image_url: PICTURE };
  message.more = { text: '', blocks: [], bot_id: 'B9', subtype: 'bot_message', attachments: empty ? [] : [shown] };
  return message;
}

function alertInTeams(world: World, empty: boolean): TeamsPost {
  const { kim, callers } = world;
  const { id } = callers.room('lobby', [kim]);
  const conversation = world.teams.teams.world.conversations.get(id);
  if (!conversation) throw new Error('no lobby');
  const body = [
    { type: 'TextBlock', text: 'LowSpace on SRV-9' },
    { type: 'TextBlock', text: '**91 %** used' },
    { type: 'FactSet', facts: [{ title: 'Severity', value: 'critical' }] },
    { type: 'Image', url: PICTURE },
  ];
  const content = { type: 'AdaptiveCard', version: '1.5', body: empty ? [] : body };
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
  return {
    id: '1800000000000',
    root: '1800000000000',
    conversation,
    shown: [{ type: 'message', attachments }],
    at: 0,
    deleted: false,
  };
}

describe.each(CROSSED)('%s: an alert of a monitoring bot is made a case', (_, caller, team) => {
  let world: World;
  const open = async (language: 'da' | 'en') => {
    world = await openWorld({ caller, team, ...(language === 'da' && { language, locale: 'da-DK' }) });
  };
  afterEach(() => world.close());

  /** Kim chooses it in the message's menu; what they see then. */
  async function chooses(empty = false): Promise<string> {
    const { kim } = world;
    if (world.callers.platform === 'slack') {
      const { slack, actor } = world.slack;
      await actor(kim).shortcut('vagt_report_message', { on: await alertInSlack(world, empty) });
      await world.settle();
      const { modal } = actor(kim);
      if (!modal) throw new Error('no window');
      const seen = slack.words(modal);
      if (!empty) await actor(kim).submits(modal, FORM);
      return seen;
    }
    const { actor } = world.teams;
    const dialog = await actor(kim).does('createCase', { on: alertInTeams(world, empty) });
    if (!empty) await actor(kim).submitsDialog('Send', { on: dialog, inputs: FORM });
    return dialog.said ?? JSON.stringify(dialog.card);
  }

  test('with its words, for whoever pressed; its picture is said to stay', async () => {
    await open('en');
    const seen = await chooses();
    await world.settle();
    expect(seen).toContain('A picture did not come along: it lies elsewhere.');
    const { state } = await world.incident();
    expect(state).toMatchObject({ title: 'LowSpace on SRV-9', caller: { name: 'Kim Jensen' } });
    expect(state.details).toBe('LowSpace on SRV-9\n91 % used\nSeverity: critical');
    expect(state).not.toHaveProperty('reporter');
    expect(state).not.toHaveProperty('written');
  });

  test('uden ord: en sætning, hverken en tom formular eller tavshed', async () => {
    await open('da');
    expect(await chooses(true)).toContain('Jeg kan ikke læse nogen ord i den besked.');
    expect(await world.store.incidents.byNumber(1)).toBeUndefined();
  });
});

describe('with the emoji in Slack', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller: 'slack', team: 'teams', language: 'da', locale: 'da-DK' });
  });
  afterEach(() => world.close());

  test('siger svaret, hvad der ikke kom med, og hvad der ikke kan læses', async () => {
    const { kim } = world;
    const message = await alertInSlack(world, false);
    const { message: other } = await world.slack.actor(kim).says('y', { in: message.channel });
    other.more = { text: '', blocks: [], bot_id: 'B9', subtype: 'bot_message' };
    await world.slack.actor(kim).reacts('sos', { on: other });
    await world.settle();
    expect(kim.heard().join()).toContain('Jeg kan ikke læse nogen ord');
    await world.slack.actor(kim).reacts('sos', { on: message });
    await world.settle();
    expect((await world.incident()).state).toMatchObject({
      title: 'LowSpace on SRV-9',
      caller: { name: 'Kim Jensen' },
    });
    expect(kim.heard().join()).toContain('Et billede er ikke kommet med');
    expect(await world.store.incidents.byNumber(2)).toBeUndefined();
  });
});
