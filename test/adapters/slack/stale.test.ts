import type { ActionInput, ComposeInput, Reply } from '../../../src/command/input';
import type { View } from '../../../src/view/view';
import { type BotOnSlack, startSlackBot } from '../../support/slack-bot';
import { button, card, form, line, posted, shows } from '../../support/slack-views';
import { until } from '../../support/wait';

describe('menus, and what is out of date', () => {
  let run: BotOnSlack;
  beforeEach(async () => {
    run = await startSlackBot();
  });
  afterEach(() => run.close());

  const actions = (): readonly (ActionInput | ComposeInput)[] =>
    run.inputs.filter((input) => input.type === 'action' || input.type === 'compose');

  it('shows the case as it is now to whoever pressed or sent what is out of date, and to nobody else', async () => {
    const { dina, desk, message } = await posted(run);
    const stale = (title: string): Reply => ({
      type: 'view',
      view: card(title),
      private: true,
      said: line('Anna has INC-1', 'warning'),
      stale: true,
    });
    run.answer(stale('INC-1 is Anna’s'));
    await dina.presses('Claim', { on: message });
    await until(() => dina.ephemerals.length === 1);
    const [whisper] = dina.ephemerals;
    if (!whisper) throw new Error('nothing shown');
    for (const words of ['INC-1 is Anna’s', 'Claim', 'Resolve', 'More'])
      expect(run.slack.words(whisper)).toContain(words);
    expect(run.slack.posts(desk)).toHaveLength(1);

    run.answer(shows(form()));
    await dina.presses('Resolve', { on: message });
    await until(() => dina.modal !== undefined && run.slack.words(dina.modal).includes('What fixed it?'));
    const { modal } = dina;
    if (!modal) throw new Error('no window');
    run.answer(stale('INC-1 is closed'));
    await dina.submits(modal, { text: 'New toner' });
    for (const words of ['INC-1 is closed', 'Claim', 'Resolve', 'More'])
      expect(run.slack.words(modal)).toContain(words);
    expect(dina.ephemerals).toHaveLength(1);
  });

  it('sends what is picked from a menu with what the menu carries, and nothing of it with another button', async () => {
    const dina = run.slack.person('Dina');
    const desk = run.slack.channel('desk', [dina]);
    const room = { platform: 'slack', kind: 'room', id: `${run.slack.workspace.team.id}/${desk.id}` } as const;
    const menus: View['blocks'][number] = {
      type: 'selects',
      selects: [
        { id: 'impact', label: 'Who is hit?', choices: [{ value: 'team', label: 'The team' }] },
        { id: 'urgency', label: 'Can they work?', choices: [{ value: 'stopped', label: 'No' }] },
      ],
      save: { ...button('Save', 'assess'), submits: true },
    };
    await run.bot.port.post(room, { ...card('INC-1'), blocks: [...card('INC-1').blocks, menus] }, 'i-1.card.team');
    const [message] = run.slack.posts(desk);
    if (!message) throw new Error('nothing posted');
    run.answer(shows(card('INC-1')));
    await dina.chooses('Who is hit?', 'The team', { on: message });
    expect(actions()).toEqual([
      expect.objectContaining({ action: 'assess', data: { incident: 'i-1', place: 'team', impact: 'team' } }),
    ]);
    await dina.presses('Claim', { on: message, inputs: { 'Who is hit?': 'The team' } });
    expect(actions().at(-1)).toMatchObject({ action: 'claim', data: { incident: 'i-1', place: 'team' } });
    expect(actions().at(-1)).not.toHaveProperty('data.impact');
    expect(run.slack.words(message)).not.toContain('Save');
  });
});
