import { directTo, MINUTE, SECOND } from '../support/outgoing';
import { allWays, deskWith, fates, run } from './ways';

describe('order', () => {
  it('is kept by way: what the chat holds up does not hold up the step’s SMS', async () => {
    const { ways, list } = allWays();
    const desk = await run({ desk: deskWith([{ type: 'lead' }], ['chat', 'sms', 'call']), ways });
    desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: 3600 * SECOND, to: directTo('anna') });
    const incident = await desk.report();
    await desk.jobs.forward(8 * MINUTE + 5 * SECOND);
    expect(list()).toEqual(['sms +4511111111']);
    await desk.jobs.forward(3 * MINUTE);
    expect(list()).toEqual(['sms +4511111111', 'call +4511111111']);
    expect((await fates(desk, incident))[0]).toBe('person limited');
  });

  it('is kept on one way: a later message does not overtake an earlier one there', async () => {
    const { ways } = allWays();
    const desk = await run({ desk: deskWith([{ type: 'lead' }], ['chat', 'chat']), ways });
    desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: 600 * SECOND, to: directTo('anna') });
    await desk.report();
    await desk.jobs.forward(9 * MINUTE);
    expect(desk.said(directTo('anna'))).toEqual([]);
  });
});

it('takes the next way too when its tries were not counted one by one', async () => {
  const { ways, list } = allWays();
  const desk = await run({ desk: deskWith([{ type: 'lead' }]), ways });
  const away = { error: 'not_accepted', temporary: true, to: directTo('anna') } as const;
  desk.chat.fail('post', { ...away, times: 4 });
  desk.chat.fail('post', { error: 'rate_limited', retryAfterMs: SECOND, to: directTo('anna') });
  desk.chat.fail('post', { ...away, times: 20 });
  await desk.report({ urgent: true });
  await desk.jobs.forward(7 * MINUTE);
  expect(list()).toEqual(['mail anna.holm@example.com']);
});

it('what was held over a weekend is not given up on Monday: it grows old from when it fell due', async () => {
  const { ways } = allWays();
  const plain = deskWith([{ type: 'on-call' }]);
  const { 'service-desk': team, ...others } = plain.teams;
  if (!team) throw new Error('The desk is not as it was');
  const layer = { from: '2026-11-26', at: '08:00', days: 7, people: ['anna'] } as const;
  const onCall = { zone: 'Europe/Copenhagen', gap: 'hold', announceDays: 3, layers: [layer] } as const;
  const desk = await run({ desk: { ...plain, teams: { ...others, 'service-desk': { ...team, onCall } } }, ways });
  const incident = await desk.report();
  const told = () => desk.said(directTo('anna')).filter((said) => said.startsWith('ping'));
  await desk.jobs.forward(2 * 24 * 60 * MINUTE);
  expect(told()).toEqual([]);
  desk.chat.fail('post', { error: 'not_accepted', temporary: true, to: directTo('anna'), times: 3 });
  await desk.jobs.forward(24 * 60 * MINUTE);
  expect(await fates(desk, incident)).toEqual([expect.stringMatching(/^on-call:service-desk/)]);
  expect(told()).toEqual(['ping to on-call, da']);
});
