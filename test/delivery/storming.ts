import type { BulletinContent } from '../../src/chat/bulletins/content';
import type { RenderBulletin } from '../../src/delivery/bulletins';
import { PRIORITIES } from '../../src/desk/model';
import { aDesk, span } from '../support/desk';
import { createDeskRun, type DeskRun, type DeskRunOptions, line, ROOM, SECOND } from '../support/outgoing';

/** Five minutes after logging, in the room and to the lead. */
export const escalations = [
  {
    key: 'all',
    for: PRIORITIES,
    hours: 'always',
    steps: [{ after: span(5), notify: [{ type: 'team' }, { type: 'lead' }], by: ['chat'], within: span(5) }],
  },
] as const;
export const OVER = 8;

const renderBulletin: RenderBulletin<BulletinContent> = (content) =>
  content.kind === 'digest'
    ? line(`digest: ${content.count} cases, ${content.open} open, first ${content.cases[0]?.priority ?? 'none'}`)
    : line(content.kind);

export async function storming(options: DeskRunOptions = {}): Promise<DeskRun> {
  return createDeskRun({ desk: aDesk({ escalations }), renderBulletin, ...options });
}

/** Moves on as a worker does: jobs, and a sweep every two seconds. */
export async function pass(run: DeskRun, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 2 * SECOND) {
    await run.jobs.forward(Math.min(left, 2 * SECOND));
    await run.out.sweep();
    await run.jobs.settle();
  }
}

export async function report(
  run: DeskRun,
  count: number,
  urgent: (n: number) => boolean = () => false,
): Promise<string[]> {
  const made: string[] = [];
  for (let n = 0; n < count; n += 1) {
    made.push(await run.report({ urgent: urgent(n) }));
    await run.jobs.settle();
  }
  return made;
}

export const cards = (run: DeskRun, address = ROOM) => run.at(address).filter((text) => text.includes(' card: '));
export const posts = (run: DeskRun, text: string, address = ROOM) =>
  run.said(address).filter((one) => one.startsWith(text));
export const digests = (run: DeskRun, address = ROOM) =>
  run.chat.at(address).filter(({ view }) => view.fallback.startsWith('digest'));
export const posted = (run: DeskRun, address = ROOM) =>
  run.chat.calls.filter(({ call, to }) => call === 'post' && to?.id === address.id).length;
