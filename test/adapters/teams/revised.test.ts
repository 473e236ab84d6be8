import { type BotOnTeams, startBot } from '../../support/teams/bot';

let run: BotOnTeams;
beforeEach(async () => {
  run = await startBot();
});
afterEach(() => run.close());

it('hears what somebody made of their message, by the same name', async () => {
  const kim = run.teams.person('Kim');
  const { message } = await kim.says('report the printer');
  const { activity } = await kim.edits(message, 'report the scanner <b>');
  await kim.deletes(message);
  const again = { ...activity, timestamp: '2030-01-01T00:00:00.000Z' };
  await run.teams.deliver({
    ...again,
    channelData: { ...Object(activity['channelData']), eventType: 'undeleteMessage' },
  });
  const [said, edited, deleted, restored] = run.inputs;
  const wrote = `${run.teams.personal(kim.person).id} ${message.id}`;
  const common = { type: 'revised', wrote, addressed: true };
  expect(said).toMatchObject({ type: 'message', wrote });
  expect(edited).toMatchObject({ ...common, text: 'report the scanner <b>' });
  expect(deleted).toMatchObject(common);
  expect(deleted).not.toHaveProperty('text');
  expect(restored).toMatchObject({ ...common, text: 'report the scanner <b>', restored: true });
  expect(new Set(run.inputs.map(({ key }) => key)).size).toBe(4);
});

it('names a message of a channel the same in its thread and outside', async () => {
  const kim = run.teams.person('Kim');
  const { message } = await kim.says('down again', { in: run.teams.channel('desk', [kim]) });
  await kim.edits(message, 'up again');
  const [said, edited] = run.inputs;
  const wrote = `19:desk@thread.tacv2 ${message.id}`;
  expect([said, edited]).toMatchObject([{ wrote }, { wrote, text: 'up again' }]);
});

it('makes nothing of a change of another kind', async () => {
  const kim = run.teams.person('Kim');
  const { message } = await kim.says('report the printer');
  const { activity } = await kim.edits(message, 'report the scanner');
  run.inputs.length = 0;
  await run.teams.deliver({ ...activity, channelData: { ...Object(activity['channelData']), eventType: 'other' } });
  expect(run.inputs).toEqual([]);
});
