import type { Way } from '../desk/model';
import type { Lang } from '../ground/lang';
import type { ChatAddress, Identity } from '../ground/refs';

export interface Person {
  readonly id: string;
  readonly identities: readonly Identity[];
  readonly name: string;
  /** Lower case; only from a full member's profile. */
  readonly email?: string;
  readonly member: boolean;
  readonly language?: Lang;
  /** `chosen` beats `report` beats `client`. */
  readonly languageFrom?: 'chosen' | 'report' | 'client';
  readonly zone?: string;
  /** 1:1 conversations by which they can be reached, newest first. */
  readonly direct: readonly ChatAddress[];
  readonly profiledAt?: Date;
  readonly settings?: Settings;
}

/** What a person chose in `my settings`. */
export interface Settings {
  /** Ways to reach them, the best first, before whatever else there is. Absent: chat first. */
  readonly ways?: readonly Way[];
  /** No pings under P2 in these wall-clock hours of their zone; `22:00` to `07:00` runs over midnight. */
  readonly quiet?: { readonly from: string; readonly to: string };
  /** Kinds of says they do not want as messages of their own. */
  readonly without?: readonly string[];
}
