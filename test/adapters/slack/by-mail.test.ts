import { type BotOnSlack, startSlackBot } from '../../support/slack-bot';

let run: BotOnSlack;
beforeEach(async () => {
  run = await startSlackBot();
});
afterEach(() => run.close());

const find = (email: string) => run.bot.port.byMail?.(run.slack.workspace.team.id, email);

test('finds a full member by their address, letter case aside, with their language and zone', async () => {
  const vera = run.slack.person('Vera Lind', { locale: 'da-DK' });
  expect(await find('Vera.Lind@Example.com')).toEqual({
    identity: { platform: 'slack', org: run.slack.workspace.team.id, user: vera.id },
    name: 'Vera Lind',
    email: 'vera.lind@example.com',
    member: true,
    locale: 'da-DK',
    zone: 'Europe/Copenhagen',
  });
});

test.each([
  ['a guest', { is_restricted: true }],
  ['a guest of one channel', { is_ultra_restricted: true }],
  ['a bot', { is_bot: true }],
  ['a stranger', { is_stranger: true }],
  ['somebody of another workspace', { team_id: 'T0ELSEWHERE' }],
  ['somebody who left', { deleted: true }],
  ['an address that nobody has confirmed', { is_email_confirmed: false }],
])('%s is nobody', async (_, facts) => {
  run.slack.person('Vera Lind', facts);
  expect(await find('vera.lind@example.com')).toBeUndefined();
});

test('nobody has the address', async () => {
  expect(await find('nobody@example.com')).toBeUndefined();
});

test('a limit or an outage is no answer', async () => {
  run.slack.person('Vera Lind');
  run.slack.fault('users.lookupByEmail', { ratelimited: 7 });
  await expect(find('vera.lind@example.com')).rejects.toMatchObject({ kind: 'rate_limited', retryAfterMs: 7000 });
  run.slack.fault('users.lookupByEmail', { lost: { arrives: true } });
  await expect(find('vera.lind@example.com')).rejects.toMatchObject({ kind: 'unknown' });
  expect(await find('vera.lind@example.com')).toMatchObject({ name: 'Vera Lind' });
});
