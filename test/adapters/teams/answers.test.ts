import { type BotOnTeams, startBot } from '../../support/teams/bot';

let run: BotOnTeams;
afterEach(() => run.close());

test('Teams is there whatever it says, unless it says nothing of use', async () => {
  run = await startBot();
  const { port } = run.bot;
  expect(await port.answers?.().catch((error: unknown) => error)).toMatchObject({ silent: false });
  await run.teams.person('Kim').says('hello');
  const asked = () => port.answers?.().catch((error: unknown) => error);
  expect(await asked()).toBeUndefined();
  for (const status of [403, 404, 429]) {
    run.teams.fault('members', { type: 'status', status });
    expect(await asked()).toBeUndefined();
  }
  run.teams.fault('members', { type: 'status', status: 503 });
  expect(await asked()).toMatchObject({ silent: true });
  run.teams.fault('members', { type: 'lost', arrives: true });
  expect(await asked()).toMatchObject({ silent: true });
});
