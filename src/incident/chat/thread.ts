import type { MessageInput, PinInput, RevisedInput } from '../../command/input';
import { mayWork } from '../rights';
import type { StoredIncident } from '../stored';
import { type IncidentTurn, readable } from '../turn';

/** The case of a thread, and whose card stands there. */
export interface Threaded {
  readonly stored: StoredIncident;
  readonly forCaller: boolean;
  readonly forTeam: boolean;
}

/** The case whose card or message the thread hangs on, or was posted into. */
export const caseOfThread = async (
  turn: IncidentTurn<MessageInput | PinInput | RevisedInput>,
): Promise<Threaded | undefined> => {
  const { place, root } = turn.input;
  if (place.kind !== 'thread') return undefined;
  const { deliveries, incidents, live } = turn.deps.store;
  const [hung, said, posted] = await Promise.all([
    root && live.cardByMessage(root),
    root && deliveries.saidBy(root),
    live.cardsAt(place),
  ]);
  const rows = hung
    ? [hung]
    : said
      ? [{ ...said, place: said.audience.type === 'caller' ? 'caller' : 'team' }]
      : posted;
  const [incident, ...others] = new Set(rows.map(({ subject }) => (subject.kind === 'incident' ? subject.id : '')));
  if (incident === undefined || others.length > 0) return undefined;
  const stored = readable(turn, await incidents.load(incident));
  const isThere = (wanted: string): boolean => rows.some((row) => row.place === wanted);
  return stored && { stored, forCaller: isThere('caller'), forTeam: isThere('team') };
};

/** The case of this thread, where they work on it and do not write as its caller. */
export const worksHere = (
  { ctx, who }: IncidentTurn<MessageInput>,
  thread: Threaded | undefined,
): StoredIncident | undefined => {
  if (!thread || !mayWork(ctx.desk, who.actor, thread.stored.state)) return undefined;
  const asCaller = thread.forCaller && thread.stored.state.caller.id === who.person.id;
  return asCaller ? undefined : thread.stored;
};
