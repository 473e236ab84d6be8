import type { Choice } from './recipients';
import { type DeliveryStore } from './store';

/** What went wrong in delivery since the start; shown by `/readyz` and the metrics. Never names anybody. */
export interface DeliveryCounts {
  /** Who should have heard something and cannot be reached now: keys of the desk's file, or person ids. */
  readonly unreachable: Set<string>;
  /** Conversations that took no post when the last was made, as `conversationKey` names them: deleted, or closed to us. */
  readonly shut: Set<string>;
  /** Says that reached nobody at all. */
  nobody: number;
  /** Cards posted anew because the fate of their post was not known. */
  reposts: number;
  /** Posts and updates a platform forbade. */
  forbidden: number;
  /** Posts whose fate is not known. */
  unknown: number;
  /** Deliveries that came to an end, by how. */
  readonly ended: Record<Ending, number>;
  /** The same, by what they said. */
  readonly byKind: Map<string, Record<Ending, number>>;
}

export const ENDINGS = ['sent', 'refused', 'unknown', 'cancelled'] as const;
type Ending = (typeof ENDINGS)[number];

const NONE: Record<Ending, number> = { sent: 0, refused: 0, unknown: 0, cancelled: 0 };

export const createCounts = (): DeliveryCounts => ({
  unreachable: new Set(),
  shut: new Set(),
  nobody: 0,
  reposts: 0,
  forbidden: 0,
  unknown: 0,
  ended: { ...NONE },
  byKind: new Map(),
});

/** What choosing a recipient found out about who can be reached. */
export function noteReach({ unreachable }: DeliveryCounts, choice: Pick<Choice, 'unreachable' | 'reached'>): void {
  if (choice.reached !== undefined) unreachable.delete(choice.reached);
  for (const name of choice.unreachable) unreachable.add(name);
}

/** The same store, which counts how its rows end. */
export const countingEndings = (deliveries: DeliveryStore, { ended, byKind }: DeliveryCounts): DeliveryStore => ({
  ...deliveries,
  async finish(row, end) {
    await deliveries.finish(row, end);
    const ending = ENDINGS.find((name) => name === end.status);
    if (!ending) return;
    ended[ending] += 1;
    const ofKind = byKind.get(row.notice.kind) ?? { ...NONE };
    byKind.set(row.notice.kind, { ...ofKind, [ending]: ofKind[ending] + 1 });
  },
});
