import { startSlackBot } from '../../support/slack-bot';

const FAILURES = [
  ['a token that was taken back', { error: 'token_revoked' }, undefined],
  ['too many calls', { ratelimited: 1 }, undefined],
  ['a workspace that is broken', { error: 'fatal_error' }, { silent: true }],
  ['503', { status: 503 }, { silent: true }],
  ['a lost answer', { lost: { arrives: true } }, { silent: true }],
] as const;

test('Slack is there whatever it says, unless it says nothing of use', async () => {
  const run = await startSlackBot();
  const { slack, bot } = run;
  expect(await bot.port.answers?.()).toBeUndefined();
  for (const [_, fault, error] of FAILURES) {
    slack.fault('auth.test', fault);
    const found = await bot.port.answers?.().catch((one: unknown) => one);
    if (error) expect(found).toMatchObject(error);
    else expect(found).toBeUndefined();
  }
  await run.close();
});
