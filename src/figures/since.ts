import { later } from '../ground/moments';
import type { IncidentStore } from '../incident/store';

/** What figures are read from. */
export interface FiguresDeps {
  readonly store: { readonly incidents: Pick<IncidentStore, 'passedSince' | 'scoredSince'> };
}

/** So far back they count. */
export const DAYS = 90;
const DAY_MS = 24 * 3600_000;

export const sinceWhen = (now: Date): Date => later(now, -DAYS * DAY_MS);
