import { aDesk } from '../support/desk';
import { actorOf, createDeskRun, directTo, MINUTE, SECOND } from '../support/outgoing';

const noNews = { kind: 'ms', ms: 30 * MINUTE, text: '30m' } as const;
const { targets } = aDesk();
const DESK = aDesk({ targets: { ...targets, P1: { ...targets.P1, noNews } } });

/** An urgent case that Dina has, about which she is to be reminded while her chat takes nothing for a minute. */
const reminded = async () => {
  const run = await createDeskRun({ desk: DESK });
  const incident = await run.report({ urgent: true });
  const dina = await actorOf(run, 'dina');
  await run.do(incident, dina, { type: 'claim' });
  await run.jobs.forward(29 * MINUTE);
  run.chat.fail('post', { error: 'rate_limited', retryAfterMs: MINUTE, to: directTo('dina') });
  await run.jobs.forward(MINUTE + 5 * SECOND);
  const fate = async () => {
    const rows = await run.store.deliveries.ofSubject({ kind: 'incident', id: incident });
    return rows.filter(({ notice }) => notice.kind === 'noNews').map(({ status, reason }) => reason ?? status);
  };
  expect(await fate()).toEqual(['limited']);
  return { run, incident, dina, fate };
};

it('a reminder of silence is not sent once somebody has done something', async () => {
  const { run, incident, dina, fate } = await reminded();
  await run.do(incident, dina, { type: 'note', text: 'On it', attachments: [] });
  await run.jobs.forward(2 * MINUTE);
  expect(run.said(directTo('dina'))).toEqual([]);
  expect(await fate()).toEqual(['overtaken']);
});

it('is sent late when nobody has', async () => {
  const { run, fate } = await reminded();
  await run.jobs.forward(2 * MINUTE);
  expect(run.said(directTo('dina'))).toEqual(['noNews to owner, da']);
  expect(await fate()).toEqual(['limited']);
});
