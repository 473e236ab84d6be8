import type { Downtime } from '../../../registers/on-a-case';
import { isUnresolved } from '../../lifecycle';
import type { Incident } from '../../types';
import { typeOf } from '../case-type';

/** The oldest of more than these are forgotten: each is a priority that went to and fro. */
const MOST_SPANS = 50;

/** A service is down while something so urgent about it is broken. */
const isDown = (state: Incident): boolean =>
  typeOf(state) === 'incident' && (state.priority === 'P1' || state.priority === 'P2') && isUnresolved(state);

/** Keeps when the case has put its service down, after what happened at that moment. */
export const withDowntime = (state: Incident, at: Date): Incident => {
  const { down = [], service } = state;
  const last = down.at(-1);
  const running = last && !last.to ? last : undefined;
  const now = service !== undefined && isDown(state) ? service : undefined;
  if (running?.service === now) return state;
  const ended = running ? [...down.slice(0, -1), { ...running, to: at }] : down;
  const next = now === undefined ? ended : [...ended, { service: now, from: at }];
  return { ...state, down: next.slice(-MOST_SPANS) };
};

/** What a case has put down and not brought back. */
export const downIn = ({ down = [] }: Pick<Incident, 'down'>): readonly Downtime[] => down.filter(({ to }) => !to);

/** How long a service was down within a time, in ms: what several cases say of the same minutes counts once. */
export const downtimeMs = (spans: readonly Downtime[], service: string, from: Date, to: Date): number => {
  const own = spans
    .filter((span) => span.service === service)
    .map((span) => [Math.max(span.from.getTime(), from.getTime()), Math.min((span.to ?? to).getTime(), to.getTime())])
    .toSorted(([a = 0], [b = 0]) => a - b);
  let total = 0;
  let until = from.getTime();
  for (const [start = 0, end = 0] of own) {
    total += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return total;
};
