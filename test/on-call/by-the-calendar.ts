import type { BulletinContent } from '../../src/chat/bulletins/content';
import type { RenderBulletin } from '../../src/delivery/bulletins';
import type { Desk } from '../../src/desk/model';
import type { OnCallChanges } from '../../src/on-call/types';
import type { Outgoing } from '../../src/outgoing';
import { aDesk } from '../support/desk';
import { type DeskRun, directTo, line, MINUTE, ROOM } from '../support/outgoing';

const moment = (at: Date): string => at.toISOString().slice(0, 16);
/** What a desk says by the calendar, in short. */
export const renderBulletin: RenderBulletin<BulletinContent> = (content) => {
  if (content.kind === 'morning') {
    return line(`${content.day}: ${content.unclaimed.length} unclaimed, ${content.silent.length} silent`);
  }
  if (content.kind === 'absentOwner') return line(`${content.owner} is away with ${content.cases.length}`);
  return line(content.kind === 'gap' ? `gap ${moment(content.from)} to ${moment(content.to)}` : content.kind);
};
export const told = (run: DeskRun, address = ROOM) =>
  run.said(address).filter((text) => /unclaimed|away|gap/.test(text));
export const ANNA = directTo('anna');

/** Moves on to a moment, in steps of ten minutes; `workers` sweep at each. */
export async function until(
  run: DeskRun,
  when: string,
  workers: readonly Outgoing[] = [run.out],
  step = 10,
): Promise<void> {
  const end = new Date(when).getTime();
  if (end < run.clock.now().getTime()) throw new Error(`${when} is over`);
  for (;;) {
    for (const worker of workers) await worker.sweep();
    await run.jobs.settle();
    const left = end - run.clock.now().getTime();
    if (left <= 0) return;
    await run.jobs.forward(Math.min(left, step * MINUTE));
  }
}

export const withTeam = (more: object, desk: Desk = aDesk()): Desk => {
  const { 'service-desk': team, ...others } = desk.teams;
  if (!team) throw new Error('No service desk');
  return { ...desk, teams: { 'service-desk': { ...team, ...more }, ...others } };
};

/** They are away on the 24th of November 2026. */
export const away = (...people: readonly string[]): OnCallChanges => ({
  overrides: [],
  swaps: [],
  absences: people.map((person) => ({
    id: person,
    person,
    from: new Date('2026-11-23T23:00:00Z'),
    to: new Date('2026-11-24T23:00:00Z'),
    by: { id: 'p', name: 'Anna' },
    at: new Date('2026-11-23T09:00:00Z'),
  })),
});
