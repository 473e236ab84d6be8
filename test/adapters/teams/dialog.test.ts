import type { ActionInput } from '../../../src/command/input';
import type { View } from '../../../src/view/view';
import { sentence } from '../../contracts/chat-port';
import { type BotOnTeams, startBot } from '../../support/teams/bot';
import { inputsOf, submitsOf, wordsOf } from '../../support/teams/card';
import { aReportForm } from '../../support/teams/form';
import type { Actor } from '../../support/teams/person';
import type { Conversation } from '../../support/teams/world';

let run: BotOnTeams;
let anna: Actor;
let bo: Actor;
let channel: Conversation;
beforeEach(async () => {
  run = await startBot();
  anna = run.teams.person('Anna');
  bo = run.teams.person('Bo');
  channel = run.teams.channel('desk', [anna, bo]);
});
afterEach(() => run.close());

const action = (): ActionInput => {
  const input = run.inputs.at(-1);
  if (input?.type !== 'action') throw new Error('no press came in');
  return input;
};
const answers = (view: View): void => run.answer({ type: 'view', view, private: true });
const opened = async () => {
  answers(aReportForm('the printer jams'));
  const { message } = await bo.says('the printer jams', { in: channel, mention: false });
  return { message, dialog: await anna.does('createCase', { on: message }) };
};

describe('a dialog', () => {
  it('shows a card for a dialog: its title above it, nothing to execute or refresh', async () => {
    const { dialog } = await opened();
    const { card } = dialog;
    expect(wordsOf(card)).not.toContain('Meld en');
    expect(card).not.toHaveProperty('refresh');
    expect(submitsOf(card)).toMatchObject([
      { title: 'Send', data: { pictures: 'p1', 'vagt.action': 'report.send' } },
      { title: 'Cancel', data: { 'vagt.action': 'dismiss' }, associatedInputs: 'none' },
    ]);
  });

  it('that is one sentence shows it', async () => {
    answers(sentence('The database is away'));
    const { message } = await bo.says('x', { in: channel, mention: false });
    expect(await anna.does('createCase', { on: message })).toMatchObject({ said: 'The database is away' });
  });

  it('without a heading is called by its plain line', async () => {
    answers({ ...aReportForm('x'), blocks: aReportForm('x').blocks.filter(({ type }) => type !== 'title') });
    const { message } = await bo.says('x', { in: channel, mention: false });
    expect(await anna.does('createCase', { on: message })).toMatchObject({ title: 'Report a problem' });
  });

  it('with a long message still fits', async () => {
    const long = 'æ'.repeat(20_000);
    answers(aReportForm(long));
    const { message } = await bo.says(long, { in: channel, mention: false });
    const { card } = await anna.does('createCase', { on: message });
    const input = run.inputs.at(-1);
    expect(input?.type === 'compose' ? input.text : undefined).toHaveLength(20_000);
    expect(JSON.stringify(card).length).toBeLessThan(14_000);
    expect(inputsOf(card)).toHaveLength(1);
    expect(submitsOf(card)).toHaveLength(2);
  });
});

describe('sending the dialog', () => {
  it('is a press with what was typed, about the same message', async () => {
    const { message, dialog } = await opened();
    answers(sentence('INC-7 is logged'));
    const next = await anna.submitsDialog('Send', { on: dialog, inputs: { text: 'it burns' } });
    expect(action()).toMatchObject({
      action: 'report.send',
      place: { kind: 'thread', id: `${channel.id};messageid=${message.id}` },
      subject: { place: { kind: 'thread', id: `${channel.id};messageid=${message.id}` }, claimedAuthor: 'Bo' },
    });
    expect(action().data).toEqual({ text: 'it burns', pictures: 'p1' });
    expect(next).toMatchObject({ closed: false, said: 'INC-7 is logged' });
  });

  it('with something missing shows the form again, to be sent again', async () => {
    const { dialog } = await opened();
    answers(aReportForm('it burns', 'Say how badly'));
    const again = await anna.submitsDialog('Send', { on: dialog, inputs: { text: 'it burns' } });
    expect(again.title).toBe('Meld en fejl');
    expect(wordsOf(again.card)).toContain('Say how badly');
    run.answer({ type: 'done' });
    const done = await anna.submitsDialog('Send', { on: again });
    expect(action().data).toEqual({ text: 'it burns', pictures: 'p1' });
    expect(done).toMatchObject({ status: 200, closed: true });
  });

  it('without having to be answered closes at Cancel', async () => {
    const { dialog } = await opened();
    const { length } = run.inputs;
    expect(await anna.submitsDialog('Cancel', { on: dialog })).toMatchObject({ status: 200, closed: true });
    expect(run.inputs).toHaveLength(length);
  });

  it('twice by one delivery is the same key', async () => {
    const { dialog } = await opened();
    const { activity } = await anna.submitsDialog('Send', { on: dialog });
    const { key } = action();
    await run.teams.deliver(activity);
    expect(action().key).toBe(key);
    expect(run.inputs).toHaveLength(3);
  });
});
