import type { Priority } from '../../src/desk/model';
import { aDesk, span } from '../support/desk';
import { createDeskRun, MINUTE, ROOM, SECOND } from '../support/outgoing';

/** One step after five minutes, for cases of this priority; the room takes one call a second. */
const pinging = (priority: Priority) =>
  createDeskRun({
    rates: [{ points: 1, seconds: 1 }],
    desk: aDesk({
      storm: { over: 1000, withinMs: MINUTE },
      escalations: [
        {
          key: 'urgent',
          hours: 'always',
          for: [priority],
          steps: [{ after: span(5), notify: [{ type: 'team' }], by: ['chat'], within: span(60) }],
        },
      ],
    }),
  });

test.each([
  ['P1', true, false],
  // The least urgent ping, and the most urgent cards.
  ['P4', false, true],
] as const)(
  'a ping of %s goes before the cards that wait for the same limited room, and those go on after it',
  async (priority, urgent, others) => {
    const desk = await pinging(priority);
    await desk.report({ urgent });
    await desk.jobs.forward(5 * MINUTE - 10 * SECOND);
    for (let n = 0; n < 40; n += 1) await desk.report({ urgent: others });
    await desk.jobs.forward(10 * SECOND);
    const waiting = () => 41 - desk.at(ROOM).filter((text) => text.includes(' card: ')).length;
    expect(waiting()).toBeGreaterThan(25);
    await desk.jobs.forward(3 * SECOND);
    expect(desk.said(ROOM)).toEqual(['ping to team, da']);
    expect(waiting()).toBeGreaterThan(22);
    await desk.jobs.forward(2 * MINUTE);
    expect(waiting()).toBe(0);
  },
);
