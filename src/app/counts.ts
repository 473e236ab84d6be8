/** What went wrong in delivery since the start; shown by `/readyz` and the metrics. Never names anybody. */
export interface DeliveryCounts {
  /** Who should have heard something and cannot be reached now: keys of the desk's file, or person ids. */
  readonly unreachable: Set<string>;
  /** Says that reached nobody at all. */
  nobody: number;
  /** Cards posted anew because the fate of their post was not known. */
  reposts: number;
  /** Posts and updates a platform forbade. */
  forbidden: number;
  /** Posts whose fate is not known. */
  unknown: number;
}

export const createCounts = (): DeliveryCounts => ({
  unreachable: new Set(),
  nobody: 0,
  reposts: 0,
  forbidden: 0,
  unknown: 0,
});
