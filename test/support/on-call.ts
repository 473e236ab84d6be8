import type { Desk, OnCall } from '../../src/desk/model';
import { shiftsBetween } from '../../src/on-call/duty';
import type { Shift } from '../../src/on-call/types';
import { shiftValue } from '../../src/on-call/views/forms';
import { aDesk } from './desk';
import type { Person, World } from './world';

const span = (minutes: number) => ({ kind: 'ms', ms: minutes * 60_000, text: `${minutes}m` }) as const;
export const WEEKLY: OnCall = {
  zone: 'Europe/Copenhagen',
  gap: 'lead',
  announceDays: 3,
  // Anna from Monday 2026-11-23 at 08:00, Dina the week after.
  layers: [{ from: '2026-11-23', at: '08:00', days: 7, people: ['anna', 'dina'] }],
};

/** Whoever is on call in the service desk is told after five minutes. */
export const deskWith = (onCall: OnCall, more: Partial<Desk> = {}): Desk => {
  const desk = aDesk(more);
  const team = desk.teams['service-desk'];
  if (!team) throw new Error('No service desk');
  return {
    ...desk,
    teams: { ...desk.teams, 'service-desk': { ...team, onCall } },
    escalations: [
      {
        key: 'urgent',
        for: ['P1', 'P2', 'P3', 'P4', 'P5'],
        hours: 'always',
        steps: [{ after: span(5), notify: [{ type: 'on-call' }], by: ['chat'], within: span(5) }],
      },
    ],
  };
};

const MINUTE = 60_000;
/** Moves on to a moment; every timer on the way fires. */
export const until = async (world: World, moment: string): Promise<void> => {
  const minutes = (new Date(moment).getTime() - world.clock.now().getTime()) / MINUTE;
  if (minutes < 0) throw new Error(`${moment} is over`);
  await world.forward(minutes);
};

/** What somebody is shown and told when they do something. */
export const answer = async (person: Person, act: () => Promise<string>): Promise<string> => {
  person.heard();
  const shown = await act();
  return [shown, ...person.heard()].join('\n');
};

export const urgent = async ({ kim }: World): Promise<void> => {
  await kim.writes('report Nothing works');
  await kim.presses('Everybody');
  await kim.presses('No');
};

/** Who was pinged since this was last asked. */
export const pinged = ({ anna, bo, carl, dina }: World): readonly string[] =>
  [anna, bo, carl, dina].flatMap((person) =>
    person.heard().some((words) => words.includes('has taken it after')) ? [person.name] : [],
  );

/** Reports something urgent, lets five minutes go, and has it cancelled. */
export const whoIsPinged = async (world: World): Promise<readonly string[]> => {
  pinged(world);
  await urgent(world);
  await world.forward(6);
  const names = pinged(world);
  await world.kim.writes('cancel');
  return names;
};

/** What the form offers: shifts to give away, and what to take for them. */
export const swapChoices = async ({ store, desk, clock }: World, { name }: Person) => {
  const { changes } = await store.onCall.load();
  const team = desk.teams['service-desk'];
  const to = new Date(clock.now().getTime() + 40 * 24 * 60 * MINUTE);
  const shifts = team ? shiftsBetween(desk, team, changes, clock.now(), to) : [];
  const key = Object.values(desk.people).find((person) => person.name === name)?.key;
  const valueOf = ({ from, to: end, duty }: Shift): string => shiftValue(duty?.person ?? '', { from, to: end });
  return {
    give: shifts.filter(({ duty }) => duty?.person === key).map(valueOf),
    take: shifts.filter(({ duty }) => duty && duty.person !== key).map(valueOf),
  };
};
