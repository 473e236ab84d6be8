import { aDesk, span } from '../support/desk';
import { createDeskRun, MINUTE, ROOM, SECOND } from '../support/outgoing';

/** One step after five minutes, for P1 alone; the room takes one call a second. */
const pinging = () =>
  createDeskRun({
    rates: [{ points: 1, seconds: 1 }],
    desk: aDesk({
      storm: { over: 1000, withinMs: MINUTE },
      escalations: [
        {
          key: 'urgent',
          hours: 'always',
          for: ['P1'],
          steps: [{ after: span(5), notify: [{ type: 'team' }], by: ['chat'], within: span(60) }],
        },
      ],
    }),
  });

test('a ping of P1 goes before the cards that wait for the same limited room, and those go on after it', async () => {
  const desk = await pinging();
  await desk.report({ urgent: true });
  await desk.jobs.forward(5 * MINUTE - 10 * SECOND);
  for (let n = 0; n < 40; n += 1) await desk.report();
  await desk.jobs.forward(10 * SECOND);
  const waiting = () => 41 - desk.at(ROOM).filter((text) => text.includes(' card: ')).length;
  expect(waiting()).toBeGreaterThan(25);
  await desk.jobs.forward(3 * SECOND);
  expect(desk.said(ROOM)).toEqual(['ping to team, da']);
  expect(waiting()).toBeGreaterThan(22);
  await desk.jobs.forward(2 * MINUTE);
  expect(waiting()).toBe(0);
});
