import type { WaitReason, Way } from '../../desk/model';
import { type Named } from '../../ground/actor';
import type { Audience } from '../effects';

/** Why something does not come sooner. `rule`: it is simply due `ms` of open time after `since`; `skips`: not all was open. */
export type Because =
  | { readonly kind: 'rule'; readonly since: Date; readonly ms: number; readonly skips: boolean }
  | { readonly kind: 'openHours'; readonly from: Date; readonly opens: Date }
  /** Local dates, e.g. `2026-12-25`, that would have been open otherwise. */
  | { readonly kind: 'holiday'; readonly dates: readonly string[] }
  | { readonly kind: 'hold'; readonly by: Named; readonly until: Date }
  | { readonly kind: 'waiting'; readonly reason: WaitReason; readonly since: Date; readonly until: Date };

export const WHATS = [
  'step',
  'repeat',
  'responseWarning',
  'responseBreach',
  'resolutionMark',
  'resolutionBreach',
  'noNews',
  'promise',
  'nudge',
  'mayClose',
  'waitOver',
  'handOverDue',
  'closes',
] as const;
export type What = (typeof WHATS)[number];

/** Something that happens by itself. `at` is past for what is due now. */
export interface Coming {
  readonly at: Date;
  readonly what: What;
  /** Who hears of it; nobody: it only shows on the card. */
  readonly tells: readonly Audience[];
  readonly by?: Way;
  readonly percent?: number;
  /** Key of the team it is offered to, whose lead hears of it. */
  readonly team?: string;
  readonly because?: Because;
}

/** Something that does not happen, and why. */
export type NotComing =
  /** The response policy ended with a claim. */
  | { readonly because: 'claimed'; readonly by: Named; readonly at?: Date }
  /** The response policy has told everyone; the case is on its team's list every morning. */
  | { readonly because: 'atRest' }
  /** The desk has no policy for it. */
  | { readonly because: 'noPolicy' }
  /** The resolution clock stands still. */
  | { readonly because: 'paused'; readonly since: Date; readonly reason: WaitReason; readonly until?: Date }
  /** Owner and lead both know that nothing happens. */
  | { readonly because: 'silenceTold' }
  | { readonly because: 'closed' | 'cancelled' };

export interface Outlook {
  /** In order of time. */
  readonly coming: readonly Coming[];
  readonly not: readonly NotComing[];
}
