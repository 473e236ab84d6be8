import type { Actor, Named, VAGT } from '../ground/actor';
import type { Whose } from '../incident/rights';
import type { About, Part, Reason } from './types';

/** What is read of the case before it is decided: whose it is, and what a review keeps of it. */
export interface Of {
  readonly whose: Whose;
  readonly about: About;
  readonly ended: boolean;
}

interface Given {
  readonly review: string;
  readonly key: string;
  readonly of: Of;
}

/** What a person asks for. */
export type ReviewInput =
  | { readonly type: 'begin' }
  | { readonly type: 'write'; readonly part: Part; readonly text: string }
  | {
      readonly type: 'act';
      readonly action: string;
      readonly text: string;
      readonly owner: { readonly key: string; readonly name: string };
      readonly dueAt: Date;
    }
  | { readonly type: 'done'; readonly action: string }
  | { readonly type: 'drop'; readonly action: string; readonly why: string }
  | { readonly type: 'share' }
  | { readonly type: 'approve' };

/** By a rule of the desk: what its case gives cause for is read before it is decided. */
export interface AskCommand {
  readonly type: 'ask';
  readonly review: string;
  readonly key: string;
  readonly by: typeof VAGT;
  readonly found?: {
    readonly of: Of;
    readonly because: readonly Reason[];
    readonly writer?: Named;
    readonly dueAt: Date;
  };
}
export interface TickCommand {
  readonly type: 'tick';
  readonly review: string;
  readonly key: string;
  readonly by: typeof VAGT;
}
export type ReviewCommand = (ReviewInput & Given & { readonly by: Actor }) | AskCommand | TickCommand;
