import { NOT_SURE_YET } from '../../../adapters/slack/deadline';
import type { ActionInput, ChatInput, ComposeInput, Reply } from '../../../src/command/input';
import type { View } from '../../../src/view/view';
import { type BotOnSlack, startSlackBot } from '../../support/slack-bot';
import { button, card, form, line, posted, shows } from '../../support/slack-views';
import { until } from '../../support/wait';

describe('windows, whispers and answers', () => {
  let run: BotOnSlack;
  beforeEach(async () => {
    run = await startSlackBot();
  });
  afterEach(() => run.close());

  const actions = (): readonly (ActionInput | ComposeInput)[] =>
    run.inputs.filter((input) => input.type === 'action' || input.type === 'compose');

  it('says what a press did to the one who pressed, and leaves the card to the desk', async () => {
    const { dina, desk, message, room } = await posted(run);
    run.answer(shows(card('INC-1 yours'), line('INC-1 is yours', 'good')));
    const { status } = await dina.presses('Claim', { on: message });
    expect(status).toBe(200);
    expect(actions()).toEqual([
      expect.objectContaining({
        action: 'claim',
        data: { incident: 'i-1', place: 'team' },
        message: { address: room, id: `${desk.id}/${message.ts}` },
      }),
    ]);
    await until(() => dina.ephemerals.length === 1);
    expect(run.slack.words(dina.ephemerals[0] ?? message)).toContain('INC-1 is yours');
    expect(run.slack.posts(desk)).toHaveLength(1);
    expect(message.shown).toHaveLength(1);
  });

  it('opens a window before anything is known, and fills it', async () => {
    const { dina, message } = await posted(run);
    let opened: string | undefined;
    run.answer(async () => {
      await until(() => dina.modal !== undefined);
      opened = dina.modal && run.slack.words(dina.modal);
      return shows(form());
    });
    await dina.presses('Resolve', { on: message });
    await until(() => dina.modal !== undefined && run.slack.words(dina.modal).includes('What fixed it?'));
    expect(opened).toMatch(/Henter.*Loading/);
  });

  it('sends a form: stored, then the window closes, and the outcome is whispered where it was opened', async () => {
    const { dina, message } = await posted(run);
    run.answer(shows(form()));
    await dina.presses('Resolve', { on: message });
    await until(() => dina.modal !== undefined && run.slack.words(dina.modal).includes('What fixed it?'));
    const { modal } = dina;
    if (!modal) throw new Error('no window');
    run.answer(shows(card('INC-1 resolved'), line('INC-1 is resolved', 'good')));
    await dina.submits(modal, { text: 'New toner' });
    expect(actions().at(-1)).toMatchObject({
      action: 'resolve.send',
      data: { incident: 'i-1', place: 'team', text: 'New toner' },
      key: expect.stringContaining(modal.id),
    });
    expect(dina.modal).toBeUndefined();
    await until(() => dina.ephemerals.length === 1);
  });

  it('keeps the window with what is wrong, and takes a second try for another one', async () => {
    const { dina, message } = await posted(run);
    run.answer(shows(form()));
    await dina.presses('Resolve', { on: message });
    await until(() => dina.modal !== undefined && run.slack.words(dina.modal).includes('What fixed it?'));
    const { modal } = dina;
    if (!modal) throw new Error('no window');
    run.answer(shows(form('Too long')));
    await dina.submits(modal, { text: 'x' });
    expect(run.slack.words(modal)).toContain('Too long');
    run.answer(shows(card('INC-1 resolved'), line('Done', 'good')));
    await dina.submits(modal, { text: 'y' });
    const [first, second] = actions().slice(-2);
    expect(first?.key).not.toBe(second?.key);
  });

  it('takes the same window, sent twice, for one', async () => {
    const { dina, message } = await posted(run);
    run.answer(shows(form()));
    await dina.presses('Resolve', { on: message });
    await until(() => dina.modal !== undefined && run.slack.words(dina.modal).includes('What fixed it?'));
    const { modal } = dina;
    if (!modal) throw new Error('no window');
    run.answer(shows(card('INC-1 resolved'), line('Done', 'good')));
    const { payload } = await dina.submits(modal, { text: 'New toner' });
    await run.slack.deliver(payload);
    const [first, second] = actions().slice(-2);
    expect(second?.key).toBe(first?.key);
  });

  it('shows the form all the same when the window could not be opened in time', async () => {
    const { dina, message } = await posted(run);
    run.slack.fault('views.open', { error: 'expired_trigger_id' });
    run.answer(shows(form()));
    await dina.presses('Resolve', { on: message });
    await until(() => dina.ephemerals.length === 1);
    expect(run.slack.words(dina.ephemerals[0] ?? message)).toContain('What fixed it?');
    run.answer(shows(line('Done', 'good')));
    const [shown] = dina.ephemerals;
    if (!shown) throw new Error('nothing shown');
    await dina.presses('Resolve it', { on: shown, inputs: { text: 'New toner' } });
    expect(actions().at(-1)).toMatchObject({ action: 'resolve.send', data: { text: 'New toner' } });
  });

  it('opens the report form for the bare command and for free text, and answers a command to one person', async () => {
    const kim = run.slack.person('Kim');
    const hall = run.slack.channel('hall', [kim]);
    run.answer(shows(form()));
    await kim.command('/incident', '', { in: hall });
    await until(() => kim.modal !== undefined && run.slack.words(kim.modal).includes('What fixed it?'));
    expect(actions()[0]).toMatchObject({ type: 'compose', text: '', place: { kind: 'direct' } });
    await kim.command('/incident', 'the screen is black', { in: hall });
    await until(() => actions().length === 2);
    expect(actions()[1]).toMatchObject({ type: 'compose', text: 'the screen is black' });
    run.answer(shows(line('You have no cases')));
    await kim.command('/sag', 'mine', { in: hall });
    expect(run.inputs.at(-1)).toMatchObject({ type: 'message', text: 'mine', room: { kind: 'room' } });
    expect(kim.ephemerals.map((one) => run.slack.words(one))).toEqual(['You have no cases']);
    expect(run.slack.posts(hall)).toEqual([]);
  });

  it('carries a message into the report form, with its link and its writer', async () => {
    const kim = run.slack.person('Kim');
    const dina = run.slack.person('Dina');
    const hall = run.slack.channel('hall', [kim, dina]);
    const { message } = await kim.says('the wifi is gone', { in: hall });
    run.answer(shows(form()));
    await dina.shortcut('vagt_report_message', { on: message });
    await until(() => dina.modal !== undefined && run.slack.words(dina.modal).includes('What fixed it?'));
    const subject = {
      place: { kind: 'thread', id: `${run.slack.workspace.team.id}/${hall.id}/${message.ts}` },
      author: { identity: { user: kim.id } },
      link: expect.stringMatching(/^https:/),
    };
    expect(actions()[0]).toMatchObject({ type: 'compose', text: 'the wifi is gone', subject });
    const { modal } = dina;
    if (!modal) throw new Error('no window');
    run.answer(shows(line('INC-1 is logged', 'good')));
    await dina.submits(modal, { text: 'the wifi is gone' });
    expect(actions()[1]).toMatchObject({ action: 'resolve.send', subject });
  });

  it('replaces its own answers instead of adding to them', async () => {
    const kim = run.slack.person('Kim');
    const list: View = {
      fallback: 'Queue',
      blocks: [
        { type: 'text', text: ['Page 1'] },
        { type: 'buttons', buttons: [button('Next page', 'queue', { after: 'x' })] },
      ],
    };
    run.answer(shows(list));
    await kim.says('queue');
    await until(() => run.slack.posts(kim.dm).length === 2);
    const answer = run.slack.posts(kim.dm)[1];
    if (!answer) throw new Error('no answer');
    run.answer(shows(line('Page 2')));
    await kim.presses('Next page', { on: answer });
    await until(() => run.slack.words(answer) === 'Page 2');
    expect(run.slack.posts(kim.dm)).toHaveLength(2);
  });

  it('answers within three seconds when the desk takes longer, and says the rest afterwards', async () => {
    const kim = run.slack.person('Kim');
    let finish: (reply: Reply) => void = () => {};
    const slow = (): Promise<Reply> =>
      new Promise((resolve) => {
        finish = resolve;
      });
    run.answer(slow);
    const { status } = await kim.command('/incident', 'mine');
    expect(status).toBe(200);
    expect(kim.ephemerals.map((one) => run.slack.words(one))).toEqual([NOT_SURE_YET]);
    finish(shows(line('You have no cases')));
    await until(() => kim.ephemerals.some((one) => run.slack.words(one) === 'You have no cases'));

    await kim.command('/incident', 'report the screen is black');
    finish({ type: 'done' });
    await until(() => kim.ephemerals.some((one) => run.slack.words(one) === '✅'));
  });

  it('tells who pressed that it is not sure yet, before it is done, and what came of it afterwards', async () => {
    const kim = run.slack.person('Kim');
    run.answer(shows(card('INC-1')));
    const before = run.slack.posts(kim.dm).length;
    await kim.says('hello there');
    await until(() => run.slack.posts(kim.dm).length > before + 1);
    const on = run.slack.posts(kim.dm).at(-1);
    if (!on) throw new Error('no card');
    let finish: (reply: Reply) => void = () => {};
    run.answer(() => new Promise((resolve) => void (finish = resolve)));
    const { status } = await kim.presses('Claim', { on });
    expect(status).toBe(200);
    const told = () => kim.ephemerals.map((one) => run.slack.words(one));
    await until(() => told().includes(NOT_SURE_YET));
    finish(shows(card('INC-1 is yours')));
    await until(() => run.slack.words(on).includes('INC-1 is yours'));
  });

  it('keeps a home up to date for who looked at it', async () => {
    const kim = run.slack.person('Kim');
    const home = (count: number): View => ({
      fallback: 'Home',
      blocks: [
        { type: 'text', text: [`${count} cases`] },
        { type: 'buttons', buttons: [button('Claim', 'claim')] },
      ],
    });
    let count = 0;
    run.answer(async (input: ChatInput) => {
      if (input.type === 'home') return shows(home((count += 1)));
      return shows(card('INC-1'), line('Yours', 'good'));
    });
    await kim.opensHome();
    await until(() => kim.home !== undefined && run.slack.words(kim.home).includes('1 cases'));
    if (!kim.home) throw new Error('no home');
    await kim.presses('Claim', { on: kim.home });
    await until(() => kim.home !== undefined && run.slack.words(kim.home).includes('2 cases'));
    expect(run.slack.callsOf('views.publish')).toHaveLength(2);
  });
});
